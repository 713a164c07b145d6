package dev.waymark.load.bench;

import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/// Latencies, by what was waited for.
final class Histograms {
  private static final double MICROS = 1_000;

  /// What is waited for after an event was sent.
  enum Until {
    ANNOUNCED("sent → announced in `waymark.learner-updates.v1`, after the commit"),
    PUSHED("sent → new next steps pushed to a gRPC watch"),
    READ("`POST` to the gateway → `GET` next steps with its token answered");

    private final String text;

    Until(String text) {
      this.text = text;
    }
  }

  private final Map<Until, Histogram> histograms = new EnumMap<>(Until.class);
  private volatile boolean recording;

  Histograms() {
    for (Until until : Until.values()) {
      histograms.put(until, new ConcurrentHistogram(3));
    }
  }

  /// Whether what comes now is kept; before, it only warms up.
  void record(boolean on) {
    recording = on;
  }

  boolean recording() {
    return recording;
  }

  void add(Until until, long sinceNanos) {
    Histogram histogram = histograms.get(until);
    if (recording && histogram != null) {
      histogram.recordValue((System.nanoTime() - sinceNanos) / 1_000);
    }
  }

  /// A table in milliseconds.
  String table() {
    StringBuilder table =
        new StringBuilder(
            "| | count | p50 | p90 | p99 | p99.9 | max |\n|---|---|---|---|---|---|---|\n");
    histograms.forEach((until, it) ->
        table.append(
            String.format(
                Locale.ROOT,
                "| %s | %,d | %.1f ms | %.1f ms | %.1f ms | %.1f ms | %.1f ms |%n",
                until.text,
                it.getTotalCount(),
                it.getValueAtPercentile(50) / MICROS,
                it.getValueAtPercentile(90) / MICROS,
                it.getValueAtPercentile(99) / MICROS,
                it.getValueAtPercentile(99.9) / MICROS,
                it.getMaxValue() / MICROS)));
    return table.toString();
  }
}

package dev.waymark.load.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.HdrHistogram.Histogram;

/// What came of one thing that was measured, round by round.
final class Figure {
  private final String what;
  private final List<Double> perSecond = new ArrayList<>();
  private final Histogram nanos = new Histogram(3);
  private Duration front = Duration.ZERO;
  private Duration back = Duration.ZERO;
  private long failed;

  Figure(String what) {
    this.what = what;
  }

  /// A round.
  void add(Round round) {
    perSecond.add(round.answered() * 1e9 / round.nanos());
    nanos.add(round.latencies());
    failed += round.failed();
  }

  /// Processor time of the process that took the questions, and of the one behind it, in a round.
  void took(Duration frontTime, Duration backTime) {
    front = front.plus(frontTime);
    back = back.plus(backTime);
  }

  /// @param answered how many were answered well
  /// @param nanos how long it took
  record Round(long answered, long failed, long nanos, Histogram latencies) {}

  /// The middle one of the rounds.
  double perSecond() {
    List<Double> sorted = perSecond.stream().sorted().toList();
    return sorted.get(sorted.size() / 2);
  }

  double p99Millis() {
    return nanos.getValueAtPercentile(99) / 1e6;
  }

  long failed() {
    return failed;
  }

  long answered() {
    return nanos.getTotalCount();
  }

  String row(int topics) {
    List<Double> sorted = perSecond.stream().sorted().toList();
    return String.format(
        Locale.ROOT,
        "| %,d | %s | %s | %s to %s | %s | %s | %s | %s | %s | %,d |",
        topics,
        what,
        number(perSecond()),
        number(sorted.getFirst()),
        number(sorted.getLast()),
        millis(50),
        millis(99),
        millis(99.9),
        micros(front),
        micros(back),
        failed);
  }

  private String micros(Duration time) {
    return time.isZero() || answered() == 0
        ? ""
        : "%,d µs".formatted(time.toNanos() / 1_000 / answered());
  }

  private String millis(double percentile) {
    double value = nanos.getValueAtPercentile(percentile) / 1e6;
    return String.format(Locale.ROOT, value < 100 ? "%.1f ms" : "%,.0f ms", value);
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, value < 10 ? "%.1f" : "%,.0f", value);
  }
}

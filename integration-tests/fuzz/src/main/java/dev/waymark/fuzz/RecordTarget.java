package dev.waymark.fuzz;

import dev.waymark.events.Ids;
import dev.waymark.events.LogEvent;
import dev.waymark.events.LogReader;
import dev.waymark.events.engine.EngineEvents;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/// A record of the log. The input has a line for each header, `name: value`, an empty line, and the
/// record's value.
public final class RecordTarget {
  private static final Instant STORED_AT = Instant.parse("2026-06-01T00:00:00Z");
  private static final LogReader READER = new LogReader(LogReader.MAX_VALUE_BYTES);

  private RecordTarget() {}

  /// Reads it.
  public static void fuzzerTestOneInput(byte[] input) {
    int end = endOfHeaders(input);
    List<String> headers =
        new String(input, 0, end, StandardCharsets.UTF_8)
            .lines()
            .filter(it -> !it.isEmpty())
            .toList();
    byte[] value = Arrays.copyOfRange(input, Math.min(input.length, end + 1), input.length);
    LogEvent event =
        READER.read(
            visitor -> {
              for (String header : headers) {
                String[] parts = header.split(": ", 2);
                visitor.header(
                    parts[0], parts.length < 2 ? null : parts[1].getBytes(StandardCharsets.UTF_8));
              }
            },
            value,
            STORED_AT);
    if (event instanceof LogEvent.OfLearner ofLearner
        && Ids.fault(ofLearner.learnerId()).isPresent()) {
      throw new IllegalStateException("a learner that may not be: " + ofLearner.learnerId());
    }
    if (event instanceof LogEvent.Progress(var progress)) {
      var _ = EngineEvents.of(progress);
    }
  }

  /// The second of the first two line feeds in a row.
  private static int endOfHeaders(byte[] input) {
    for (int i = 1; i < input.length; i++) {
      if (input[i] == '\n' && input[i - 1] == '\n') {
        return i;
      }
    }
    return input.length;
  }
}

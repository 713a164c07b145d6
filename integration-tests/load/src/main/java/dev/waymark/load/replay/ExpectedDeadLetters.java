package dev.waymark.load.replay;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.load.event.LogContract;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;

/// Dead letters: those that must be there, and those that are.
final class ExpectedDeadLetters {
  private static final String OURS = "waymark-dlq-";
  private static final int HEAD_BYTES = 4_096;

  private record Origin(int partition, long offset) {}

  private record Letter(String reason, String content) {}

  private final Map<Origin, Letter> expected = new HashMap<>();
  private final Map<Origin, List<Letter>> found = new HashMap<>();

  void expect(ConsumerRecord<byte[], byte[]> record, String reason) {
    expected.put(
        new Origin(record.partition(), record.offset()), new Letter(reason, content(record)));
  }

  void find(ConsumerRecord<byte[], byte[]> letter) {
    Origin origin =
        new Origin(
            Integer.parseInt(header(letter, "partition")),
            Long.parseLong(header(letter, "offset")));
    found
        .computeIfAbsent(origin, it -> new ArrayList<>())
        .add(new Letter(header(letter, "reason"), content(letter)));
  }

  /// Letters beyond the first of a record.
  long repeated() {
    return found.values().stream().mapToLong(it -> it.size() - 1).sum();
  }

  List<String> differences() {
    List<String> differences = new ArrayList<>();
    expected.forEach((origin, letter) -> {
      List<Letter> letters = found.getOrDefault(origin, List.of());
      if (letters.isEmpty()) {
        differences.add("%s (%s) is not among the dead letters".formatted(origin, letter.reason));
      }
      for (Letter it : letters) {
        if (!it.equals(letter)) {
          differences.add("%s: dead letter %s instead of %s".formatted(origin, it, letter));
        }
      }
    });
    found.keySet().stream()
        .filter(origin -> !expected.containsKey(origin))
        .forEach(origin -> differences.add(origin + " is a dead letter, and good"));
    return differences;
  }

  /// Of a value that is too large a dead letter has only this.
  private static byte @Nullable [] head(byte @Nullable [] value) {
    return value != null && value.length > LogContract.MAX_VALUE_BYTES
        ? Arrays.copyOf(value, HEAD_BYTES)
        : value;
  }

  private static String header(ConsumerRecord<byte[], byte[]> letter, String name) {
    Header header = letter.headers().lastHeader(OURS + name);
    return header == null ? "-1" : new String(header.value(), UTF_8);
  }

  /// Key, value and the sender's headers, in short.
  private static String content(ConsumerRecord<byte[], byte[]> record) {
    StringBuilder content = new StringBuilder(LogContract.TOPIC);
    content
        .append(Arrays.hashCode(record.key()))
        .append('/')
        .append(Arrays.hashCode(head(record.value())));
    for (Header header : record.headers()) {
      if (!header.key().startsWith(OURS)) {
        content
            .append('/')
            .append(header.key())
            .append('=')
            .append(Arrays.hashCode(header.value()));
      }
    }
    return content.toString();
  }
}

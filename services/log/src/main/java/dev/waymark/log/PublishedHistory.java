package dev.waymark.log;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.waymark.events.PartitionHistory;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.jspecify.annotations.Nullable;

/// How many partitions a log has had, as recommenders publish it in the topic {@link
/// PartitionHistory#TOPIC}.
public final class PublishedHistory {
  private PublishedHistory() {}

  /// The latest history of a log; empty if none was published. Blocks.
  ///
  /// @param logId the id that the broker gave the log's topic
  /// @throws KafkaException when the broker does not answer
  public static Optional<PartitionHistory> read(
      TopicConsumers<byte[], byte[]> consumers, String logId) {
    byte[] key = logId.getBytes(UTF_8);
    AtomicReference<@Nullable PartitionHistory> last = new AtomicReference<>();
    try (TopicReader<byte[], byte[]> topic = new TopicReader<>(consumers, PartitionHistory.TOPIC)) {
      topic.readAll(record -> {
        if (Arrays.equals(key, record.key()) && record.value() != null) {
          PartitionHistory.decode(record.value())
              .filter(it -> it.logId().equals(logId))
              .ifPresent(last::set);
        }
      });
    }
    return Optional.ofNullable(last.get());
  }

  /// The record that publishes a history.
  public static ProducerRecord<byte[], byte[]> record(PartitionHistory history) {
    return new ProducerRecord<>(
        PartitionHistory.TOPIC, history.logId().getBytes(UTF_8), history.encode());
  }
}

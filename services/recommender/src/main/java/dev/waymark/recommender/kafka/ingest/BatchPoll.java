package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.KafkaClients;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/// Collects a batch from a consumer in small pieces, so that it is bounded not only by its number
/// of records but also by their bytes: what the broker stores in a few may be many once
/// decompressed, and a client bounds none of that itself.
final class BatchPoll {
  private static final Logger LOG = Logger.getLogger(BatchPoll.class);

  /// A batch is full with so many bytes; the last piece may exceed them.
  static final long MAX_BYTES = 8 << 20;

  private BatchPoll() {}

  /// @param wait the longest wait for the first records
  /// @param most at most so many records, or one piece if that is more
  static ConsumerRecords<byte[], byte[]> poll(
      Consumer<byte[], byte[]> consumer, Duration wait, int most) {
    Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> batch = new HashMap<>();
    int count = 0;
    long bytes = 0;
    ConsumerRecords<byte[], byte[]> piece = consumer.poll(wait);
    while (!piece.isEmpty()) {
      count += piece.count();
      for (TopicPartition partition : piece.partitions()) {
        List<ConsumerRecord<byte[], byte[]>> records =
            batch.computeIfAbsent(partition, it -> new ArrayList<>());
        for (ConsumerRecord<byte[], byte[]> record : piece.records(partition)) {
          ConsumerRecord<byte[], byte[]> bounded = BoundedRecord.of(record);
          records.add(bounded);
          bytes += BoundedRecord.size(bounded);
        }
      }
      if (count + KafkaClients.MAX_POLL_RECORDS > most || bytes > MAX_BYTES) {
        break;
      }
      piece = more(consumer);
    }
    return new ConsumerRecords<>(batch, Map.of());
  }

  /// What is wrong shows again with the next poll; what was read until then counts first.
  private static ConsumerRecords<byte[], byte[]> more(Consumer<byte[], byte[]> consumer) {
    try {
      return consumer.poll(Duration.ZERO);
    } catch (RuntimeException e) {
      LOG.debug("A batch ends early", e);
      return ConsumerRecords.empty();
    }
  }
}

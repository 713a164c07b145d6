package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.ingest.DeadLetterReason.TOO_LARGE;
import static dev.waymark.recommender.ingest.DeadLetterReason.UNKNOWN_TYPE;

import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.ingest.Entry;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;

/// Turns records of the log into entries. Total: whatever the bytes are, the result is an entry,
/// never an exception.
final class RecordDecoder {
  static final String PROGRESS_TYPE = "dev.waymark.progress.v1";

  private final int maxValueBytes;
  private final int partitions;

  /// @param partitions how many partitions the log has
  RecordDecoder(int maxValueBytes, int partitions) {
    this.maxValueBytes = maxValueBytes;
    this.partitions = partitions;
  }

  Entry decode(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() != null && record.value().length > maxValueBytes) {
        throw new RefusedRecord(
            TOO_LARGE, "The value has more than %d bytes.".formatted(maxValueBytes));
      }
      Envelope envelope = Envelope.of(record.headers(), record.value());
      return routed(record, entry(envelope, Instant.ofEpochMilli(Math.max(0, record.timestamp()))));
    } catch (RefusedRecord e) {
      return e.entry();
    }
  }

  private static Entry.OfLearner entry(Envelope envelope, Instant receivedAt) throws RefusedRecord {
    return switch (envelope.type()) {
      case PROGRESS_TYPE -> {
        ProgressEvent.Builder event = ProgressEvent.newBuilder();
        Payload.read(envelope, event);
        yield new Entry.Progress(ProgressRules.toEvent(event.build(), receivedAt));
      }
      default ->
          throw new RefusedRecord(UNKNOWN_TYPE, "This log does not carry events of this type.");
    };
  }

  private Entry routed(ConsumerRecord<byte[], byte[]> record, Entry.OfLearner entry) {
    byte[] key = entry.learnerId().getBytes(StandardCharsets.UTF_8);
    int partition = BuiltInPartitioner.partitionForKey(key, partitions);
    return partition == record.partition() && Arrays.equals(key, record.key())
        ? entry
        : new Entry.Misrouted(entry.learnerId(), partition);
  }
}

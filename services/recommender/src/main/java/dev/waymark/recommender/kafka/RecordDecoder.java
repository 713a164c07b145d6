package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.ingest.DeadLetterReason.TOO_LARGE;
import static dev.waymark.recommender.ingest.DeadLetterReason.UNKNOWN_TYPE;

import com.google.protobuf.Timestamp;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.learner.InvalidField;
import dev.waymark.recommender.learner.ProfileForm;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.jspecify.annotations.Nullable;

/// Turns records of the log into entries. Total: whatever the bytes are, the result is an entry,
/// never an exception.
final class RecordDecoder {
  static final String PROGRESS_TYPE = "dev.waymark.progress.v1";
  static final String PROFILE_TYPE = "dev.waymark.learner.profile-updated.v1";
  static final String ERASED_TYPE = "dev.waymark.learner.erased.v1";

  private final int maxValueBytes;
  private PastRecords past = PastRecords.NONE;
  private int partitions;

  /// @param partitions how many partitions the log has
  RecordDecoder(int maxValueBytes, int partitions) {
    this.maxValueBytes = maxValueBytes;
    this.partitions = partitions;
  }

  /// The log is read again from now on.
  void past(PastRecords alreadyRead) {
    past = alreadyRead;
  }

  /// The log has another number of partitions from now on.
  void partitions(int count) {
    partitions = count;
  }

  Entry decode(ConsumerRecord<byte[], byte[]> record) {
    return past.remembered(record.partition(), record.offset(), read(record));
  }

  private Entry read(ConsumerRecord<byte[], byte[]> record) {
    try {
      if (record.value() != null && record.value().length > maxValueBytes) {
        throw new RefusedRecord(
            TOO_LARGE, "The value has more than %d bytes.".formatted(maxValueBytes));
      }
      Envelope envelope = EnvelopeReader.read(record.headers(), record.value());
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
        event.setEventId(envelope.eventId(event.getEventId()));
        event.setLearnerId(envelope.learnerId(event.getLearnerId()));
        if (!event.hasOccurredAt()) {
          lendTime(envelope, event);
        }
        yield new Entry.Progress(ProgressRules.toEvent(event.build(), receivedAt));
      }
      case PROFILE_TYPE -> {
        ProfileUpdated.Builder update = ProfileUpdated.newBuilder();
        Payload.read(envelope, update);
        yield profileUpdate(envelope, update.build());
      }
      case ERASED_TYPE -> {
        LearnerErased.Builder erased = LearnerErased.newBuilder();
        Payload.read(envelope, erased);
        yield new Entry.Erasure(
            ProgressRules.id("eventId", envelope.eventId(erased.getEventId())),
            ProgressRules.id("learnerId", envelope.learnerId(erased.getLearnerId())));
      }
      default ->
          throw new RefusedRecord(UNKNOWN_TYPE, "This log does not carry events of this type.");
    };
  }

  private static void lendTime(Envelope envelope, ProgressEvent.Builder event)
      throws RefusedRecord {
    @Nullable Timestamp time = envelope.time();
    if (time != null) {
      event.setOccurredAt(time);
    }
  }

  private static Entry.ProfileUpdate profileUpdate(Envelope envelope, ProfileUpdated update)
      throws RefusedRecord {
    try {
      return new Entry.ProfileUpdate(
          ProgressRules.id("eventId", envelope.eventId(update.getEventId())),
          ProgressRules.id("learnerId", envelope.learnerId(update.getLearnerId())),
          ProfileForm.read(update.getProfile()));
    } catch (InvalidField e) {
      throw RefusedRecord.invalid(e.getMessage() + ".");
    }
  }

  private Entry routed(ConsumerRecord<byte[], byte[]> record, Entry.OfLearner entry) {
    byte[] key = entry.learnerId().getBytes(StandardCharsets.UTF_8);
    int partition = BuiltInPartitioner.partitionForKey(key, partitions);
    return partition == record.partition() && Arrays.equals(key, record.key())
        ? entry
        : new Entry.Misrouted(entry.learnerId(), partition);
  }
}

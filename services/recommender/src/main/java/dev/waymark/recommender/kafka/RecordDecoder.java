package dev.waymark.recommender.kafka;

import dev.waymark.events.DeadLetterReason;
import dev.waymark.events.LogEvent;
import dev.waymark.events.LogKeys;
import dev.waymark.events.LogReader;
import dev.waymark.events.PartitionHistory;
import dev.waymark.events.engine.EngineEvents;
import dev.waymark.learner.v1.Profile;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.learner.ProfileForm;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Turns records of the log into entries. Total: whatever the bytes are, the result is an entry,
/// never an exception.
public final class RecordDecoder {
  private final LogReader reader;
  private final LogReader trusting;
  private PastRecords past = PastRecords.NONE;
  private PartitionHistory history;
  private Sent sent = (partition, offset) -> false;

  /// Records that were sent on.
  @FunctionalInterface
  public interface Sent {
    boolean has(int partition, long offset);
  }

  /// @param keys of which one must have signed a profile or an erasure; empty to count all
  /// @param history how many partitions the log has had
  public RecordDecoder(int maxValueBytes, Optional<LogKeys> keys, PartitionHistory history) {
    this.reader = new LogReader(maxValueBytes, keys);
    this.trusting = new LogReader(maxValueBytes);
    this.history = history;
  }

  /// The log is read again from now on.
  public void past(PastRecords alreadyRead) {
    past = alreadyRead;
  }

  /// Another history is known from now on.
  public void partitions(PartitionHistory known) {
    history = known;
  }

  /// What was sent on, though the commit failed, stays so from now on: what was unknown then may be
  /// known by now, but the dead letter is there.
  public void sent(Sent before) {
    sent = before;
  }

  public Entry decode(ConsumerRecord<byte[], byte[]> record) {
    return sent.has(record.partition(), record.offset())
        ? new Entry.Known()
        : past.remembered(record.partition(), record.offset(), read(record));
  }

  private Entry read(ConsumerRecord<byte[], byte[]> record) {
    LogEvent read = BoundedRecord.hasPartOfValue(record) ? reader.tooLarge() : read(reader, record);
    if (read instanceof LogEvent.Refused(DeadLetterReason reason, String _)
        && reason == DeadLetterReason.NOT_VOUCHED_FOR
        && past.counted(record.partition(), record.offset())) {
      // It counted under the keys and settings of its time: a rebuild ends where that reading did.
      read = read(trusting, record);
    }
    return switch (read) {
      case LogEvent.Progress(ProgressEvent event) ->
          routed(record, new Entry.Progress(EngineEvents.of(event)));
      case LogEvent.ProfileUpdate(String eventId, String learnerId, Profile profile) ->
          routed(record, new Entry.ProfileUpdate(eventId, learnerId, ProfileForm.read(profile)));
      case LogEvent.Erasure(String eventId, String learnerId) ->
          routed(record, new Entry.Erasure(eventId, learnerId));
      case LogEvent.Refused(DeadLetterReason reason, String sentence) ->
          new Entry.Refused(reason, sentence);
    };
  }

  private static LogEvent read(LogReader by, ConsumerRecord<byte[], byte[]> record) {
    return by.read(
        visitor -> record.headers().forEach(it -> visitor.header(it.key(), it.value())),
        record.value(),
        Instant.ofEpochMilli(Math.max(0, record.timestamp())));
  }

  private Entry routed(ConsumerRecord<byte[], byte[]> record, Entry.OfLearner entry) {
    return LearnerPartitions.isRouted(record, entry.learnerId(), history)
        ? entry
        : new Entry.Misrouted(
            entry.learnerId(), LearnerPartitions.of(entry.learnerId(), history.partitions()));
  }
}

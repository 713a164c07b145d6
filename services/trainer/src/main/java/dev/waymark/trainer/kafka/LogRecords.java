package dev.waymark.trainer.kafka;

import dev.waymark.events.LogEvent;
import dev.waymark.events.LogKeys;
import dev.waymark.events.LogReader;
import dev.waymark.events.PartitionHistory;
import dev.waymark.learner.v1.Profile;
import dev.waymark.log.LearnerPartitions;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/// Reads records of the log as a recommender does: what counts there counts here.
final class LogRecords {
  private final LogReader reader;
  private final PartitionHistory history;

  /// @param history how many partitions the log has had
  /// @param keys of which one must have signed a profile or an erasure; empty to count all
  LogRecords(PartitionHistory history, Optional<LogKeys> keys) {
    this.reader = new LogReader(LogReader.MAX_VALUE_BYTES, keys);
    this.history = history;
  }

  /// Hands over what the record says. Total: whatever the bytes are, never throws.
  void hand(ConsumerRecord<byte[], byte[]> record, LogSource.Reader to) {
    LogEvent read =
        reader.read(
            visitor -> record.headers().forEach(it -> visitor.header(it.key(), it.value())),
            record.value(),
            Instant.ofEpochMilli(Math.max(0, record.timestamp())));
    if (read instanceof LogEvent.OfLearner event
        // Else the recommender repeats it in the learner's partition.
        && LearnerPartitions.isRouted(record, event.learnerId(), history)) {
      hand(event, to);
    } else {
      to.passedOver();
    }
  }

  private static void hand(LogEvent.OfLearner read, LogSource.Reader to) {
    switch (read) {
      case LogEvent.Progress(ProgressEvent event) -> to.progress(event);
      case LogEvent.ProfileUpdate(String eventId, String learnerId, Profile _) ->
          to.profileUpdated(learnerId, eventId);
      case LogEvent.Erasure(String _, String learnerId) -> to.erased(learnerId);
    }
  }
}

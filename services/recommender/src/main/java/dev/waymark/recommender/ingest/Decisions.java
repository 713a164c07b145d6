package dev.waymark.recommender.ingest;

import dev.waymark.events.DeadLetterReason;
import dev.waymark.recommender.learner.Learner;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// All that a batch of log records does, decided before anything is written.
///
/// @param changes one for each learner that changes, by id
/// @param deadLetters records that can't be applied, in the order of the batch
/// @param forwards records to repeat in another partition, in the order of the batch
/// @param advances one for each partition with a record in the batch, by partition
public record Decisions(
    List<LearnerChange> changes,
    List<DeadLetter> deadLetters,
    List<Forward> forwards,
    List<Advance> advances,
    Tally tally) {

  /// What becomes of one learner.
  ///
  /// @param before what is held; its revision must still be current when this is written
  /// @param erase whether all that was held before is to go first
  /// @param after what is to be held; null when nothing
  /// @param changedTopics ids of the topics whose statistics differ from before (or from nothing,
  ///   after an erasure)
  /// @param profileChanged whether the profile was replaced
  public record LearnerChange(
      Learner before,
      boolean erase,
      @Nullable Learner after,
      Set<String> changedTopics,
      boolean profileChanged) {

    public String learnerId() {
      return before.id();
    }
  }

  /// A record that can't be applied, and why.
  public record DeadLetter(int partition, long offset, DeadLetterReason reason, String message) {}

  /// A record to repeat in another partition under the learner's id.
  public record Forward(int partition, long offset, String learnerId, int toPartition) {}

  /// A move of the committed offset: `from` must still be stored when `next` is.
  public record Advance(int partition, long from, long next) {}

  /// What became of the records, counted.
  ///
  /// @param applied records that changed a learner
  /// @param duplicates records whose event id was among the learner's last
  /// @param skipped records before the committed offset, seen again
  public record Tally(int applied, int duplicates, int skipped) {}
}

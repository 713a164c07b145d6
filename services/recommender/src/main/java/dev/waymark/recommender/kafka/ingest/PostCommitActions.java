package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.learner.Learners;
import java.util.ArrayList;
import java.util.List;

/// What follows a commit: memory first, then those who watch here, then other instances and apps.
final class PostCommitActions {
  private final Learners learners;
  private final LearnerChanges changes;
  private final UpdatePublisher updates;

  PostCommitActions(Learners learners, LearnerChanges changes, UpdatePublisher updates) {
    this.learners = learners;
    this.changes = changes;
    this.updates = updates;
  }

  /// What counts is known here, and announced to nobody.
  void committed(List<LearnerChange> committed) {
    for (LearnerChange change : committed) {
      Learner after = change.after();
      if (after == null) {
        learners.forget(change.learnerId());
      } else {
        learners.put(after);
      }
      changes.changed(change.learnerId());
    }
  }

  /// @param unannounced learners as they are since earlier commits, which may not be announced
  void committed(
      List<LearnerChange> committed, List<LearnerChange> unannounced, DecodedBatch batch) {
    committed(committed);
    List<LearnerChange> all = new ArrayList<>(unannounced);
    all.addAll(committed);
    updates.publish(all, batch.traces(), batch.ends());
  }
}

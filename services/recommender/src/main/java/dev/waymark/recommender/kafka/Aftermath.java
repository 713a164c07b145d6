package dev.waymark.recommender.kafka;

import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.learner.Learners;
import java.util.function.Consumer;

/// What follows a commit: memory first, then those who watch here, then other instances and apps.
final class Aftermath {
  private final Learners learners;
  private final LearnerChanges changes;
  private final Consumer<Iterable<LearnerChange>> publish;

  Aftermath(Learners learners, LearnerChanges changes, Consumer<Iterable<LearnerChange>> publish) {
    this.learners = learners;
    this.changes = changes;
    this.publish = publish;
  }

  void committed(Decisions decisions) {
    for (LearnerChange change : decisions.changes()) {
      Learner after = change.after();
      if (after == null) {
        learners.forget(change.learnerId());
      } else {
        learners.put(after);
      }
      changes.changed(change.learnerId());
    }
    publish.accept(decisions.changes());
  }
}

package dev.waymark.recommender.ingest;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.learner.Learner;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// One learner while a batch is being decided.
final class PendingLearner {
  private final Learner before;
  private final PrerequisiteGraph graph;
  private final EvidenceWeights evidence;
  private final Set<String> changedTopics = new TreeSet<>();
  private Learner now;
  private boolean erased;
  private boolean profileChanged;
  private boolean changed;

  PendingLearner(Learner before, PrerequisiteGraph graph, EvidenceWeights evidence) {
    this.before = before;
    this.now = before;
    this.graph = graph;
    this.evidence = evidence;
  }

  /// What one entry came to.
  sealed interface Outcome {
    record Applied() implements Outcome {}

    record Duplicate() implements Outcome {}

    record Refused(DeadLetterReason reason, String message) implements Outcome {}
  }

  Outcome apply(Entry.OfLearner entry) {
    if (entry instanceof Entry.Erasure) {
      return erase();
    }
    if (now.recentEvents().contains(entry.eventId())) {
      return new Outcome.Duplicate();
    }
    return switch (entry) {
      case Entry.Progress progress -> applyProgress(progress);
      case Entry.ProfileUpdate update -> applyProfile(update);
      case Entry.Erasure erasure -> throw new IllegalStateException("handled above");
    };
  }

  private Outcome erase() {
    now = Learner.unknown(before.id(), graph);
    changedTopics.clear();
    profileChanged = false;
    erased = true;
    changed = true;
    return new Outcome.Applied();
  }

  private Outcome applyProgress(Entry.Progress progress) {
    EventOutcome outcome;
    try {
      outcome = now.state().apply(progress.event(), evidence);
    } catch (RuntimeException e) {
      // A bug must not stop the stream: the record waits among the dead letters for a
      // version without it.
      return new Outcome.Refused(
          DeadLetterReason.UNPROCESSABLE, "Applying the event failed: " + e.getClass().getName());
    }
    return switch (outcome) {
      case EventOutcome.Applied applied -> {
        changedTopics.addAll(applied.changedTopicIds());
        now =
            new Learner(
                now.id(),
                now.revision(),
                applied.state(),
                now.recentEvents().with(progress.eventId()),
                now.profile());
        changed = true;
        yield new Outcome.Applied();
      }
      case EventOutcome.Refused refused ->
          new Outcome.Refused(DeadLetterReason.of(refused.code()), refused.message());
    };
  }

  private Outcome applyProfile(Entry.ProfileUpdate update) {
    now =
        new Learner(
            now.id(),
            now.revision(),
            now.state(),
            now.recentEvents().with(update.eventId()),
            update.profile());
    profileChanged = true;
    changed = true;
    return new Outcome.Applied();
  }

  /// What to write for this learner; empty when nothing changed.
  Optional<LearnerChange> change() {
    if (!changed) {
      return Optional.empty();
    }
    boolean empty = erased && now.recentEvents().size() == 0;
    Learner after =
        new Learner(
            now.id(), before.revision() + 1, now.state(), now.recentEvents(), now.profile());
    return Optional.of(
        new LearnerChange(
            before, erased, empty ? null : after, Set.copyOf(changedTopics), profileChanged));
  }
}

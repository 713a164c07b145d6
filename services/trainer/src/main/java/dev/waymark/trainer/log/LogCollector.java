package dev.waymark.trainer.log;

import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/// Gathers a log by learner, in memory that does not grow with it: when there are more events than
/// asked for, half of the learners go, chosen by a hash of their id, as often as it takes.
///
/// What is left does not depend on how the learners' events interleave, only on each learner's own
/// order: the rate is the largest power of a half at which all events ever seen of the remaining
/// learners are within the limit.
public final class LogCollector {
  private final int mostEvents;
  private final long seed;
  private final EvidenceWeights evidence;
  private final Map<String, Held> learners = new HashMap<>();
  private long seen;
  private long held;
  private int halvings;

  private static final class Held {
    final LearnerEvents events;
    int ever;

    Held(LearnerEvents events) {
      this.events = events;
    }
  }

  /// @param mostEvents how many events to hold at most
  /// @param seed of the choice of learners
  /// @param evidence what each kind of event says
  public LogCollector(int mostEvents, long seed, EvidenceWeights evidence) {
    this.mostEvents = mostEvents;
    this.seed = seed;
    this.evidence = evidence;
  }

  /// Takes one event that keeps the rules. A learner's events come in the log's order.
  public void add(ProgressEvent event) {
    seen++;
    hold(event.getLearnerId(), events -> events.add(event));
  }

  /// Takes note of a profile update, whose id is one of the learner's like those of events.
  public void addProfileUpdate(String learnerId, String eventId) {
    hold(learnerId, events -> events.addProfileUpdate(eventId));
  }

  private void hold(String learnerId, Consumer<LearnerEvents> what) {
    if (!isChosen(learnerId)) {
      return;
    }
    Held learner =
        learners.computeIfAbsent(learnerId, id -> new Held(new LearnerEvents(id, evidence)));
    what.accept(learner.events);
    learner.ever++;
    held++;
    while (held > mostEvents && learners.size() > 1) {
      halve();
    }
  }

  /// Forgets what came before of a learner who was erased.
  public void erase(String learnerId) {
    Held learner = learners.get(learnerId);
    if (learner != null) {
      learner.events.clear();
    }
  }

  /// How many events came.
  public long seen() {
    return seen;
  }

  /// What was gathered.
  public LearnerLog result() {
    return new LearnerLog(
        learners.values().stream().map(it -> it.events).filter(it -> it.size() > 0).toList(),
        Math.scalb(1.0, -halvings),
        seen);
  }

  private void halve() {
    halvings++;
    learners
        .entrySet()
        .removeIf(it -> {
          boolean gone = !isChosen(it.getKey());
          held -= gone ? it.getValue().ever : 0;
          return gone;
        });
  }

  private boolean isChosen(String learnerId) {
    return halvings == 0 || Hash.of(learnerId, seed) >>> (Long.SIZE - halvings) == 0;
  }
}

package dev.waymark.engine.placement;

import static java.util.Comparator.comparingDouble;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;

/// Finds out what a learner knows already with few questions: the next probe is the topic whose
/// answer is expected to tell most about all topics of the goal together. Answers are the learner's
/// own events, so nothing has to be remembered between two calls.
public final class Placement {
  private static final int LOOKED_AT = 40;

  private final PlacementParameters parameters;

  public Placement() {
    this(PlacementParameters.STANDARD);
  }

  public Placement(PlacementParameters parameters) {
    this.parameters = parameters;
  }

  /// The next probe, or that placement is done. Equal input gives equal output. Nothing is asked
  /// about what the learner put aside.
  public PlacementStatus next(LearnerState state, GoalScope scope, Instant at) {
    EvidenceOdds answers = EvidenceOdds.of(state, scope, at, parameters);
    double[] chances = new double[scope.size()];
    Information information = information(scope, answers, chances);
    boolean[] aside = new boolean[scope.size()];
    for (int p = 0; p < aside.length; p++) {
      aside[p] = state.isDismissed(scope.topicAt(p), at.getEpochSecond());
    }
    int uncertain =
        (int)
            IntStream.range(0, scope.size())
                .filter(p -> !aside[p] && uncertain(chances[p]))
                .count();
    if (answers.count() >= parameters.mostProbes() || uncertain == 0) {
      return new PlacementStatus(Optional.empty(), answers.count(), uncertain);
    }
    int[] open =
        IntStream.range(0, scope.size())
            .filter(p -> !answers.answered(p) && !aside[p])
            .boxed()
            .sorted(
                comparingDouble((Integer p) -> -Information.entropy(chances[p]))
                    .thenComparingInt(scope::rank))
            .limit(LOOKED_AT)
            .mapToInt(Integer::intValue)
            .toArray();
    int best = -1;
    double most = parameters.enough() * scope.size();
    for (int p : open) {
      double bits = information.of(p);
      if (bits > most) {
        most = bits;
        best = p;
      }
    }
    if (best < 0) {
      return new PlacementStatus(Optional.empty(), answers.count(), uncertain);
    }
    Topic topic = scope.graph().topic(scope.topicAt(best));
    Probe probe = new Probe(topic.id(), topic.title(), topic.summary(), most);
    return new PlacementStatus(Optional.of(probe), answers.count(), uncertain);
  }

  /// How likely the learner knows each topic of the scope, from their answers.
  public PlacementBelief belief(LearnerState state, GoalScope scope, Instant at) {
    double[] chances = new double[scope.size()];
    information(scope, EvidenceOdds.of(state, scope, at, parameters), chances);
    return new PlacementBelief(chances);
  }

  private Information information(GoalScope scope, EvidenceOdds answers, double[] chances) {
    var sample = KnowledgeSample.after(scope, answers);
    return new Information(sample, chances, parameters);
  }

  private boolean uncertain(double known) {
    return known > parameters.uncertain() && known < 1 - parameters.uncertain();
  }
}

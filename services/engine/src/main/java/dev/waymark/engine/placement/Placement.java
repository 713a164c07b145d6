package dev.waymark.engine.placement;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.mastery.MasteryModel;
import java.time.Instant;
import java.util.Optional;

/// Finds out what a learner knows already with as few questions as possible.
public final class Placement {
  /// No more questions than these.
  public static final int MOST_PROBES = 25;

  private static final double SURE = 0.2;

  private final MasteryModel model;

  public Placement(MasteryModel model) {
    this.model = model;
  }

  public PlacementStatus next(LearnerState state, GoalScope scope, Instant at) {
    Mastery mastery = model.estimate(state, scope, at);
    int answered = 0;
    int uncertain = 0;
    int best = -1;
    double most = 0;
    for (int p = 0; p < scope.size(); p++) {
      double known = mastery.known(p);
      TopicProgress row = mastery.progress(p);
      boolean asked = row != null && row.attempts() > 0;
      answered += asked ? 1 : 0;
      uncertain += known > SURE && known < 1 - SURE ? 1 : 0;
      double worth =
          entropy(known) * (1 + scope.prerequisites().end(p) - scope.prerequisites().begin(p));
      if (!asked && worth > most) {
        most = worth;
        best = p;
      }
    }
    if (best < 0 || answered >= MOST_PROBES || uncertain == 0) {
      return new PlacementStatus(Optional.empty(), answered, uncertain);
    }
    Topic topic = scope.graph().topic(scope.topicAt(best));
    Probe probe = new Probe(topic.id(), topic.title(), topic.summary(), most);
    return new PlacementStatus(Optional.of(probe), answered, uncertain);
  }

  private static double entropy(double p) {
    if (p <= 0 || p >= 1) {
      return 0;
    }
    return -(p * Math.log(p) + (1 - p) * Math.log(1 - p)) / Math.log(2);
  }
}

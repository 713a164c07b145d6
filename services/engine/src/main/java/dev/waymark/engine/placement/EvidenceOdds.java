package dev.waymark.engine.placement;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.Forgetting;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import java.time.Instant;
import java.util.Arrays;

/// What the learner has shown or said of the topics of a scope, as odds: how many times likelier it
/// is from a learner who knows the topic. By position in the scope; 1 where nothing is known.
final class EvidenceOdds {
  /// An answer counts half as much as the one after it: what was missed first may be learnt since.
  private static final double FADING = 0.5;

  /// Answers older than this may be asked for again, and all count the less the older they are.
  private static final double LASTING_DAYS = 180;

  private static final double SECONDS_A_DAY = 86_400;
  private static final int REMEMBERED = 8;
  private static final double STARTED_ODDS = 1.2;
  private static final double COMPLETED_ODDS = 3;
  private static final double FAMILIAR_ODDS = 1.5;

  private final double[] odds;
  private final boolean[] answered;
  private final int count;

  private EvidenceOdds(double[] odds, boolean[] answered, int count) {
    this.odds = odds;
    this.answered = answered;
    this.count = count;
  }

  static EvidenceOdds of(
      LearnerState state, GoalScope scope, Instant at, PlacementParameters parameters) {
    double[] odds = new double[scope.size()];
    Arrays.fill(odds, 1);
    boolean[] answered = new boolean[scope.size()];
    int count = 0;
    for (TopicProgress row : state.on(scope.graph()).progress()) {
      int position = scope.positionOf(scope.graph().indexOf(row.topicId()));
      if (position >= 0) {
        double days = (at.getEpochSecond() - row.lastSecond()) / SECONDS_A_DAY;
        odds[position] = Math.exp(logOdds(row, parameters) * Forgetting.recall(days, LASTING_DAYS));
        answered[position] = days < LASTING_DAYS && (row.attempts() > 0 || row.selfAssessed() > 0);
        count += answered[position] ? 1 : 0;
      }
    }
    return new EvidenceOdds(odds, answered, count);
  }

  private static double logOdds(TopicProgress row, PlacementParameters parameters) {
    double right = Math.log((1 - parameters.slip()) / parameters.guess());
    double wrong = Math.log(parameters.slip() / (1 - parameters.guess()));
    double sum = 0;
    double weight = 1;
    for (int i = 0; i < Math.min(row.attempts(), REMEMBERED); i++) {
      sum += weight * ((row.outcomes() >> i & 1) == 1 ? right : wrong);
      weight *= FADING;
    }
    if (row.attempts() == 0) {
      sum +=
          switch (row.selfAssessed()) {
            case 1 -> wrong;
            case 2 -> Math.log(FAMILIAR_ODDS);
            case 3 -> right;
            default -> 0;
          };
      sum += row.started() ? Math.log(STARTED_ODDS) : 0;
      sum += row.completed() ? Math.log(COMPLETED_ODDS) : 0;
    }
    return sum;
  }

  double odds(int position) {
    return odds[position];
  }

  /// Whether the learner answered a question on the topic or judged themselves on it.
  boolean answered(int position) {
    return answered[position];
  }

  int count() {
    return count;
  }
}

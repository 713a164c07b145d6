package dev.waymark.engine.mastery;

import dev.waymark.engine.forecast.Ease;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;

/// Bayesian knowledge tracing (Corbett and Anderson, 1994) on a graph, for when nothing has been
/// trained.
///
/// Two passes over the scope. From dependents to prerequisites: what is shown on a topic speaks for
/// or against what it requires. From prerequisites to dependents: before any answer, a topic is as
/// likely as [Ability] and its least known prerequisite allow. Practice counts as far as that
/// prerequisite is known. What was known is forgotten toward the level without own evidence, and
/// what it says about other topics counts for less as it is forgotten.
public final class BktModel implements MasteryModel {
  private static final double SOFT_SHARE = 0.5;

  private final BktParameters parameters;
  private final ForecastModel forecasts;

  public BktModel() {
    this(BktParameters.STANDARD);
  }

  public BktModel(BktParameters parameters) {
    this(parameters, ForecastModel.UNTRAINED);
  }

  /// @param forecasts what predicts answers and tells how hard items are
  public BktModel(BktParameters parameters, ForecastModel forecasts) {
    this.parameters = parameters;
    this.forecasts = forecasts;
  }

  @Override
  public String version() {
    return "bkt-7";
  }

  @Override
  public Mastery estimate(LearnerState state, GoalScope scope, Instant at, int... assumedMastered) {
    LearnerState here = state.on(scope.graph());
    long second = at.getEpochSecond();
    var ability = new Ability(here, second);
    var evidence = new EvidenceRows(here, scope, assumedMastered);
    new EvidencePropagation(parameters, second).spread(evidence);

    int n = scope.size();
    Ease ease = forecasts.ease(scope.graph());
    double[] known = new double[n];
    double[] recall = new double[n];
    boolean[] inferred = new boolean[n];
    Adjacency prerequisites = scope.prerequisites();
    for (int p = 0; p < n; p++) {
      double fence = 1;
      boolean heard = evidence.heard(p);
      for (int e = prerequisites.begin(p); e < prerequisites.end(p); e++) {
        int r = prerequisites.target(e);
        boolean hard = e < prerequisites.hardEnd(p);
        fence = Math.min(fence, hard ? known[r] : 1 - SOFT_SHARE + SOFT_SHARE * known[r]);
        heard |= inferred[r] || evidence.rows[r] >= 0;
      }
      inferred[p] = heard;
      recall[p] = 1;
      double reached = parameters.unready() + (1 - parameters.unready()) * fence;
      double before = ability.chance(scope.topicAt(p)) * reached;
      int row = evidence.rows[p];
      if (evidence.assumed[p]) {
        known[p] = 1;
      } else if (row < 0 && !evidence.heard(p)) {
        // Most topics of most learners.
        known[p] = before;
      } else {
        double odds = before / (1 - before) * (evidence.heard(p) ? evidence.factor[p] : 1);
        known[p] = row < 0 ? chance(odds) : direct(evidence, p, odds, fence, second, recall, ease);
      }
    }
    return new Mastery(evidence, at, known, recall, inferred, forecasts);
  }

  /// Mastery by the topic's own evidence. What lifts it above the chance without that evidence
  /// fades.
  ///
  /// @param odds without that evidence
  /// @param fence mastery of the least known prerequisite
  /// @param ease how hard the items were that the learner answered
  private static double direct(
      EvidenceRows evidence,
      int position,
      double odds,
      double fence,
      long second,
      double[] recall,
      Ease ease) {
    int row = evidence.rows[position];
    LearnerState state = evidence.state;
    double without = chance(odds);
    double learned = state.learnedOf(row) * fence;
    if (learned > 0 && evidence.heard(position)) {
      // By half in the logarithm: dependents may have failed before this was learnt, but a topic
      // that was answered right by luck must not stay known while all that requires it fails.
      learned *= Math.sqrt(evidence.factor[position]);
    }
    double hardness = FirstItems.factor(state, row, ease);
    double with = chance(hardness * (state.factorOf(row) * odds + learned));
    if (with <= without || state.refreshedSecondOf(row) == 0) {
      return with;
    }
    recall[position] = state.recallOf(row, evidence.refreshed[position], second);
    return without + (with - without) * recall[position];
  }

  private static double chance(double odds) {
    return odds / (1 + odds);
  }
}

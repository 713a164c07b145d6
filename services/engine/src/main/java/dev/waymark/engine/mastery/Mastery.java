package dev.waymark.engine.mastery;

import dev.waymark.engine.forecast.Forecast;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// How likely one learner knows each topic of a scope at one time; by position in the scope. Not
/// safe for several threads.
public final class Mastery {
  private final EvidenceRows evidence;
  private final Instant at;
  private final double[] known;
  private final double[] recall;
  private final boolean[] inferred;
  private final ForecastModel forecasts;
  private @Nullable Forecast forecast;

  /// @param known by position, the chance that the learner knows the topic now
  /// @param recall by position, the share of what was known that is still there
  /// @param inferred by position, whether events on related topics count for it
  /// @param forecasts what predicts answers
  Mastery(
      EvidenceRows evidence,
      Instant at,
      double[] known,
      double[] recall,
      boolean[] inferred,
      ForecastModel forecasts) {
    this.evidence = evidence;
    this.at = at;
    this.known = known;
    this.recall = recall;
    this.inferred = inferred;
    this.forecasts = forecasts;
  }

  public LearnerState state() {
    return evidence.state;
  }

  public GoalScope scope() {
    return evidence.scope;
  }

  public Instant at() {
    return at;
  }

  /// Chance that the learner knows the topic now, 0 to 1.
  public double known(int position) {
    return known[position];
  }

  /// Share of what was known that is still there, over 0 to 1.
  public double recall(int position) {
    return recall[position];
  }

  /// Chance of success on a typical exercise now, 0 to 1: a forecast, worked out when asked for.
  public double successProbability(int position) {
    return successProbability(position, null);
  }

  /// The same on an item of the topic.
  public double successProbability(int position, @Nullable String itemId) {
    Forecast known = forecast;
    if (known == null) {
      known = forecasts.of(evidence.state, at);
      forecast = known;
    }
    return known.chance(evidence.scope.topicAt(position), itemId);
  }

  /// The statistics of the topic itself, or `null` when the learner has not touched it.
  public @Nullable TopicProgress progress(int position) {
    int row = evidence.rows[position];
    return row < 0 ? null : evidence.state.row(row);
  }

  /// The row of [#state()] with the statistics of the topic, or -1.
  public int row(int position) {
    return evidence.rows[position];
  }

  /// Whether the learner put the topic aside, for now or for good.
  public boolean isDismissed(int position) {
    return evidence.rows[position] >= 0
        && evidence.state.isDismissed(evidence.scope.topicAt(position), at.getEpochSecond());
  }

  /// Whether the learner showed to know the topic and less than that share of it is still there.
  public boolean isReviewDue(int position, double threshold) {
    int row = evidence.rows[position];
    return row >= 0
        && recall(position) < threshold
        && (evidence.state.attemptsOf(row) == 0 || (evidence.state.outcomesOf(row) & 1) == 1);
  }

  public EvidenceSource source(int position) {
    if (evidence.rows[position] >= 0) {
      return EvidenceSource.DIRECT;
    }
    return inferred[position] ? EvidenceSource.INFERRED : EvidenceSource.NONE;
  }

  /// Whether every HARD prerequisite of the topic has at least that mastery.
  public boolean ready(int position, double threshold) {
    var prerequisites = evidence.scope.prerequisites();
    for (int e = prerequisites.begin(position); e < prerequisites.hardEnd(position); e++) {
      if (known[prerequisites.target(e)] < threshold) {
        return false;
      }
    }
    return true;
  }
}

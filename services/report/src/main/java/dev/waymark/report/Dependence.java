package dev.waymark.report;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import dev.waymark.engine.mastery.Mastery;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.statistics.Estimate;
import dev.waymark.report.Sightings.Sighting;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/// How much first success on one topic depends on knowing others.
///
/// Success is regressed on the model's chance that the learner does the other topic, given what
/// else predicts it: success and experience so far, how the topic was prepared, and the chances on
/// the rest of what it requires. A topic needs all that it requires, so what counts is the least of
/// the chances: the other topic matters by how far it lowers that. The model knows what a learner
/// may have brought along, and takes failures on what builds on a topic for doubts about it; a
/// plain "has shown it" would not.
final class Dependence {
  /// How many learners with, and without, the other topic a comparison needs.
  static final int MIN_LEARNERS = 15;

  /// Beyond this standard error of the slope the evidence is too thin to say anything.
  static final double THIN = 0.2;

  private final List<Sighting> sightings;
  private final double[] success;
  private final double[][] standing;
  private final double[][] chances;
  private final BitSet[] shown;

  /// A comparison of learners who knew the other topic with learners who did not.
  ///
  /// @param slope success that comes with 1 more of the least chance
  /// @param slopeError its standard error
  /// @param step how far the least chance of those who had shown the other topic lies above that of
  ///   those who had not, on average, 0 to 1
  /// @param successWithout adjusted share of right answers of learners who had not shown it
  /// @param with learners who had shown it
  /// @param without learners who had not
  record Comparison(
      double slope, double slopeError, double step, double successWithout, int with, int without) {
    /// Success of those who had shown it over that of those who had not, −1 to 1.
    double difference() {
      return slope * step;
    }

    /// The difference with its interval.
    Estimate estimate() {
      return Estimate.normal(difference(), slopeError * step);
    }

    double z() {
      return slope / slopeError;
    }

    boolean isThin() {
      return !(slopeError <= THIN && step > 0);
    }
  }

  private Dependence(PrerequisiteGraph graph, List<Sighting> sightings, int topic) {
    this.sightings = sightings;
    int n = sightings.size();
    success = sightings.stream().mapToDouble(Sighting::success).toArray();
    standing = new double[Standing.COUNT][n];
    chances = new double[graph.size()][n];
    shown = new BitSet[graph.size()];
    for (int t = 0; t < shown.length; t++) {
      shown[t] = new BitSet();
    }
    for (int i = 0; i < n; i++) {
      LearnerState state = sightings.get(i).before();
      Standing.fill(state, topic, standing, i);
      for (int row = 0; row < state.size(); row++) {
        boolean lastRight = state.attemptsOf(row) > 0 && (state.outcomesOf(row) & 1) == 1;
        boolean completed = state.attemptsOf(row) == 0 && state.isCompleted(row);
        shown[state.topicOf(row)].set(i, lastRight || completed);
      }
    }
  }

  /// What is known of first success on `topic`.
  static Dependence of(
      PrerequisiteGraph graph, MasteryModel model, GoalScope scope, Sightings all, int topic) {
    var dependence = new Dependence(graph, all.of(topic), topic);
    for (int i = 0; i < dependence.sightings.size(); i++) {
      Sighting sighting = dependence.sightings.get(i);
      Mastery mastery = model.estimate(sighting.before(), scope, sighting.at());
      for (int p = 0; p < scope.size(); p++) {
        dependence.chances[scope.topicAt(p)][i] = mastery.known(p);
      }
    }
    return dependence;
  }

  /// All topics that are not retired, as one goal.
  static Optional<GoalScope> everything(PrerequisiteGraph graph) {
    List<String> ids = new ArrayList<>();
    for (int t = 0; t < graph.size(); t++) {
      if (!graph.topic(t).retired()) {
        ids.add(graph.topic(t).id());
      }
    }
    return graph.scope(List.of(new Goal.TopicsGoal(ids))) instanceof ScopeResult.Found(GoalScope it)
        ? Optional.of(it)
        : Optional.empty();
  }

  /// A comparison ready to be made for any other topic.
  ///
  /// @param required what the topic requires, without the other topic
  Given given(Collection<Integer> required) {
    return new Given(required);
  }

  /// Success beside what is known of the learner and of `required`.
  final class Given {
    private final double[] least;
    private final Adjustment adjustment;
    private final double[] restOfSuccess;

    private Given(Collection<Integer> required) {
      int n = success.length;
      least = new double[n];
      Arrays.fill(least, 1);
      List<double[]> columns = new ArrayList<>(List.of(standing));
      for (int topic : required) {
        columns.add(chances[topic]);
        Arrays.setAll(least, i -> Math.min(least[i], chances[topic][i]));
      }
      if (required.size() > 1) {
        columns.add(least);
      }
      adjustment = new Adjustment(columns.toArray(double[][]::new));
      restOfSuccess = adjustment.rest(success);
    }

    /// Compares by the other topic.
    ///
    /// @return empty with fewer than [#MIN_LEARNERS] learners on a side
    Optional<Comparison> compare(int other) {
      int n = success.length;
      int with = shown[other].cardinality();
      int without = n - with;
      if (with < MIN_LEARNERS || without < MIN_LEARNERS || n <= adjustment.size() + MIN_LEARNERS) {
        return Optional.empty();
      }
      double[] x = new double[n];
      Arrays.setAll(x, i -> Math.min(least[i], chances[other][i]));
      double[] rest = adjustment.rest(x);
      double information = Adjustment.dot(rest, rest);
      double slope = Adjustment.dot(rest, restOfSuccess) / information;
      double variance = 0;
      for (int i = 0; i < n; i++) {
        // MacKinnon and White's HC3: an observation that decides much is trusted less.
        double leverage = rest[i] * rest[i] / information;
        double missed = (restOfSuccess[i] - slope * rest[i]) / Math.max(0.05, 1 - leverage);
        variance += rest[i] * rest[i] * missed * missed;
      }
      double freedom = (double) n / (n - adjustment.size() - 1);
      double error = Math.sqrt(variance * freedom) / information;
      double high = mean(x, shown[other], true);
      double low = mean(x, shown[other], false);
      return Optional.of(
          new Comparison(
              slope,
              error,
              Math.max(0, high - low),
              mean(success) + slope * (low - mean(x)),
              with,
              without));
    }
  }

  private static double mean(double[] values) {
    return Arrays.stream(values).average().orElse(0);
  }

  private static double mean(double[] values, BitSet chosen, boolean of) {
    double sum = 0;
    int n = 0;
    for (int i = 0; i < values.length; i++) {
      if (chosen.get(i) == of) {
        sum += values[i];
        n++;
      }
    }
    return n == 0 ? 0 : sum / n;
  }

  /// What predicts first success on a topic whatever it requires, as columns.
  private static final class Standing {
    static final int COUNT = 13;

    private Standing() {}

    static void fill(LearnerState state, int topic, double[][] columns, int i) {
      LearnerTotals totals = state.totals();
      double mean = (totals.successes() + 2.5) / (totals.attempts() + 5);
      double met = Math.log1p(state.size());
      int row = state.rowOf(topic);
      int self = row < 0 ? 0 : state.selfAssessedOf(row);
      double[] values = {
        1,
        mean,
        mean * mean,
        (totals.firstSuccesses() + 1.0) / (totals.firstAttempts() + 2),
        totals.lapses() / (totals.repeats() + 4.0),
        met,
        met * met,
        mean * met,
        row >= 0 && state.isStarted(row) ? 1 : 0,
        row >= 0 && state.isCompleted(row) ? 1 : 0,
        self == 1 ? 1 : 0,
        self >= 2 ? 1 : 0,
        self == 3 ? 1 : 0
      };
      for (int j = 0; j < COUNT; j++) {
        columns[j][i] = values[j];
      }
    }
  }
}

package dev.waymark.engine.mastery;

import static dev.waymark.engine.mastery.LogisticFeature.*;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// Logistic regression over a learner's statistics, in the line of Best-LR (Gervet, Koedinger,
/// Schneider and Mitchell, "When is Deep Learning the Best Approach to Knowledge Tracing?", JEDM
/// 2020) and R-PFA (Galyardt and Goldin, 2015), with counts over the graph's neighbours.
///
/// It foretells a right answer; mastery is that chance with slips and guesses taken out. A topic
/// that nothing speaks for is not taken as known however easy it is: answers are given by those who
/// had come to it.
///
/// The log-odds are those of [LogisticFeatures] times the weights. Here each touched row is worked
/// out once for all its neighbours, and what the last answers say comes from a table.
public final class LogisticModel implements MasteryModel {
  /// Mastery of what no success and nothing that builds on it speaks for; below the ready threshold
  /// of every policy.
  private static final double MOST_UNSHOWN = 0.45;

  private final LogisticWeights weights;
  private final double[] w;
  private final double[] ofOutcomes;
  private volatile @Nullable TopicWeights topicWeights;

  @SuppressWarnings("ArrayRecordComponent") // one array under the name of its graph, never compared
  private record TopicWeights(PrerequisiteGraph graph, double[] byTopic) {}

  public LogisticModel(LogisticWeights weights) {
    this.weights = weights;
    w = weights.inOrder();
    ofOutcomes = new double[RecentOutcomes.keys()];
    for (int key = 0; key < ofOutcomes.length; key++) {
      double[] features = RecentOutcomes.of(key);
      for (int j = 0; j < features.length; j++) {
        ofOutcomes[key] += w[RecentOutcomes.FIRST.place() + j] * features[j];
      }
    }
  }

  @Override
  public String version() {
    return weights.version();
  }

  @Override
  public Mastery estimate(LearnerState given, GoalScope scope, Instant at, int... assumedMastered) {
    LearnerState state = given.on(scope.graph());
    var evidence = new Evidence(state, scope, assumedMastered);
    int n = scope.size();
    double[] logOdds = new double[n];
    double[] recall = new double[n];
    boolean[] inferred = new boolean[n];
    double[] byTopic = topicWeights(scope.graph());
    double learner = weights.bias() + learner(state);
    double untouched = weight(KNOWN) * LogisticFeatures.KNOWN_BEFORE;
    for (int p = 0; p < n; p++) {
      logOdds[p] = learner + byTopic[scope.topicAt(p)] + (evidence.rows[p] < 0 ? untouched : 0);
      recall[p] = 1;
    }
    boolean[] shown = new boolean[scope.graph().size()];
    var rows = new Rows(state);
    for (int row = 0; row < state.size(); row++) {
      int p = scope.positionOf(state.topicOf(row));
      if (p >= 0) {
        logOdds[p] += own(state, row, rows.known[state.topicOf(row)], at, p, recall);
      }
      shown[state.topicOf(row)] = isShown(state, row);
    }
    showPrerequisites(scope.graph(), shown);
    for (int p = 0; p < n; p++) {
      logOdds[p] += neighbours(rows, scope.topicAt(p));
      inferred[p] = evidence.rows[p] < 0 && rows.touchesNeighbourOf(scope.topicAt(p));
    }
    double[] known = new double[n];
    double[] success = new double[n];
    for (int p = 0; p < n; p++) {
      boolean assumed = evidence.assumed[p];
      double free = 1 / (1 + Math.exp(-logOdds[p]));
      success[p] = success(assumed ? 1 : free);
      known[p] = assumed ? 1 : Math.min(free, shown[scope.topicAt(p)] ? 1 : MOST_UNSHOWN);
    }
    return new Mastery(evidence, at, known, recall, inferred, success);
  }

  private double success(double known) {
    return known * (1 - weights.slip()) + (1 - known) * weights.guess();
  }

  private double learner(LearnerState state) {
    double[] row = new double[w.length];
    LogisticFeatures.learner(state.totals(), row);
    double sum = 0;
    for (int j = LEARNER_SUCCESSES.place(); j < w.length; j++) {
      sum += w[j] * row[j];
    }
    return sum;
  }

  private double own(
      LearnerState state, int row, double known, Instant at, int position, double[] recall) {
    int right = state.successesOf(row);
    int wrong = state.attemptsOf(row) - right;
    int self = state.selfAssessedOf(row);
    double sum =
        weight(SUCCESSES) * LogisticFeatures.log1p(right)
            + weight(FAILURES) * LogisticFeatures.log1p(wrong)
            + (right > 0 ? weight(SUCCEEDED) : 0)
            + (wrong > 0 ? weight(FAILED) : 0)
            + ofOutcomes[LogisticFeatures.outcomes(state, row)]
            + weight(EVIDENCE) * LogisticFeatures.evidence(state, row)
            + weight(KNOWN) * known
            + (state.isStarted(row) ? weight(STARTED) : 0)
            + (state.isCompleted(row) ? weight(COMPLETED) : 0)
            + (self >= 2 ? weight(SELF_FAMILIAR) : 0)
            + (self == 3 ? weight(SELF_KNOWN) : self == 1 ? weight(SELF_UNKNOWN) : 0);
    long refreshed = state.refreshedSecondOf(row);
    if (refreshed == 0) {
      return sum;
    }
    long second = at.getEpochSecond();
    double left = state.recallOf(row, refreshed, second);
    recall[position] = left;
    double hours = Math.max(0, second - refreshed) / 3600.0;
    return sum
        + left
            * (weight(RECALL)
                + weight(KNOWN_LEFT) * Math.max(0, known - LogisticFeatures.KNOWN_BEFORE)
                + weight(SUCCESSES_LEFT) * LogisticFeatures.log1p(right))
        + weight(WITHIN_HOUR) / (1 + hours)
        + weight(WITHIN_DAY) / (1 + hours / 24)
        + weight(WITHIN_WEEK) / (1 + hours / 168)
        + weight(WITHIN_MONTH) / (1 + hours / 720);
  }

  private double neighbours(Rows rows, int topic) {
    PrerequisiteGraph graph = rows.state.graph();
    return around(rows, graph.prerequisites(), topic, REQUIRED_SUCCESSES.place(), true)
        + around(rows, graph.dependents(), topic, DEPENDENT_SUCCESSES.place(), false);
  }

  /// @param first the place of the first of the four features
  private double around(Rows rows, Adjacency edges, int topic, int first, boolean least) {
    int begin = edges.begin(topic);
    int end = edges.hardEnd(topic);
    if (begin == end || rows.state.size() == 0) {
      return (w[first + 2] + w[first + 3]) * LogisticFeatures.KNOWN_BEFORE;
    }
    double sum = 0;
    double extreme = least ? 1 : 0;
    for (int e = begin; e < end; e++) {
      int t = edges.target(e);
      sum += w[first] * rows.right[t] + w[first + 1] * rows.wrong[t] + w[first + 2] * rows.known[t];
      extreme = least ? Math.min(extreme, rows.known[t]) : Math.max(extreme, rows.known[t]);
    }
    return sum / (end - begin) + w[first + 3] * extreme;
  }

  /// A learner's rows laid over the whole graph, by topic.
  private static final class Rows {
    final LearnerState state;
    final double[] right;
    final double[] wrong;
    final double[] known;
    final boolean[] touched;

    Rows(LearnerState state) {
      this.state = state;
      int topics = state.size() == 0 ? 0 : state.graph().size();
      right = new double[topics];
      wrong = new double[topics];
      known = new double[topics];
      touched = new boolean[topics];
      Arrays.fill(known, LogisticFeatures.KNOWN_BEFORE);
      for (int row = 0; row < state.size(); row++) {
        int t = state.topicOf(row);
        right[t] = LogisticFeatures.log1p(state.successesOf(row));
        wrong[t] = LogisticFeatures.log1p(state.attemptsOf(row) - state.successesOf(row));
        known[t] = LogisticFeatures.known(state, row);
        touched[t] = true;
      }
    }

    boolean touchesNeighbourOf(int topic) {
      return state.size() > 0
          && (touchesAny(state.graph().prerequisites(), topic)
              || touchesAny(state.graph().dependents(), topic));
    }

    private boolean touchesAny(Adjacency edges, int topic) {
      for (int e = edges.begin(topic); e < edges.hardEnd(topic); e++) {
        if (touched[edges.target(e)]) {
          return true;
        }
      }
      return false;
    }
  }

  private static boolean isShown(LearnerState state, int row) {
    return state.successesOf(row) > 0 || state.isCompleted(row) || state.selfAssessedOf(row) == 3;
  }

  /// What is shown on a topic speaks for all that it requires.
  private static void showPrerequisites(PrerequisiteGraph graph, boolean[] shown) {
    Adjacency prerequisites = graph.prerequisites();
    for (int place = graph.size() - 1; place >= 0; place--) {
      int t = graph.topicInOrder(place);
      for (int e = prerequisites.begin(t); shown[t] && e < prerequisites.hardEnd(t); e++) {
        shown[prerequisites.target(e)] = true;
      }
    }
  }

  private double weight(LogisticFeature feature) {
    return w[feature.place()];
  }

  private double[] topicWeights(PrerequisiteGraph graph) {
    TopicWeights resolved = topicWeights;
    if (resolved == null || resolved.graph() != graph) {
      double[] byTopic = new double[graph.size()];
      for (int t = 0; t < byTopic.length; t++) {
        byTopic[t] = weights.topics().getOrDefault(graph.topic(t).id(), 0.0);
      }
      resolved = new TopicWeights(graph, byTopic);
      topicWeights = resolved;
    }
    return resolved.byTopic();
  }
}

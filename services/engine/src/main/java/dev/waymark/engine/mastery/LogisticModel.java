package dev.waymark.engine.mastery;

import static dev.waymark.engine.mastery.LogisticFeature.*;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
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
/// out once and handed to its neighbours, and what the last answers say comes from a table.
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
    for (int p = 0; p < n; p++) {
      logOdds[p] = learner + byTopic[scope.topicAt(p)];
      recall[p] = 1;
    }
    boolean[] shown = new boolean[scope.graph().size()];
    for (int row = 0; row < state.size(); row++) {
      int topic = state.topicOf(row);
      double own = LogisticFeatures.evidence(state, row);
      int p = scope.positionOf(topic);
      if (p >= 0) {
        logOdds[p] += own(state, row, own, at.getEpochSecond(), p, recall);
      }
      shown[topic] = isShown(state, row);
      tellNeighbours(evidence, row, own, logOdds, inferred);
    }
    showPrerequisites(scope.graph(), shown);
    double[] known = new double[n];
    double[] success = new double[n];
    for (int p = 0; p < n; p++) {
      boolean assumed = evidence.assumed[p];
      success[p] = assumed ? 1 - weights.slip() : 1 / (1 + Math.exp(-logOdds[p]));
      double most = shown[scope.topicAt(p)] ? 1 : MOST_UNSHOWN;
      known[p] = assumed ? 1 : Math.clamp(mastery(success[p]), 0, most);
    }
    return new Mastery(evidence, at, known, recall, inferred, success);
  }

  private double mastery(double success) {
    return (success - weights.guess()) / (1 - weights.slip() - weights.guess());
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
      LearnerState state, int row, double evidence, long second, int position, double[] recall) {
    int right = state.successesOf(row);
    int wrong = state.attemptsOf(row) - right;
    int self = state.selfAssessedOf(row);
    double sum =
        weight(SUCCESSES) * LogisticFeatures.log1p(right)
            + weight(FAILURES) * LogisticFeatures.log1p(wrong)
            + (right > 0 ? weight(SUCCEEDED) : 0)
            + (wrong > 0 ? weight(FAILED) : 0)
            + ofOutcomes[LogisticFeatures.outcomes(state, row)]
            + weight(EVIDENCE) * evidence
            + (state.isStarted(row) ? weight(STARTED) : 0)
            + (state.isCompleted(row) ? weight(COMPLETED) : 0)
            + (self >= 2 ? weight(SELF_FAMILIAR) : 0)
            + (self == 3 ? weight(SELF_KNOWN) : self == 1 ? weight(SELF_UNKNOWN) : 0);
    long refreshed = state.refreshedSecondOf(row);
    if (refreshed == 0) {
      return sum;
    }
    double left = state.recallOf(row, refreshed, second);
    recall[position] = left;
    double hours = Math.max(0, second - refreshed) / 3600.0;
    return sum
        + left
            * (weight(RECALL)
                + weight(EVIDENCE_LEFT) * Math.max(0, evidence)
                + weight(SUCCESSES_LEFT) * LogisticFeatures.log1p(right))
        + weight(WITHIN_HOUR) / (1 + hours)
        + weight(WITHIN_DAY) / (1 + hours / 24)
        + weight(WITHIN_WEEK) / (1 + hours / 168)
        + weight(WITHIN_MONTH) / (1 + hours / 720);
  }

  private void tellNeighbours(
      Evidence evidence, int row, double own, double[] logOdds, boolean[] inferred) {
    LearnerState state = evidence.state;
    PrerequisiteGraph graph = state.graph();
    int topic = state.topicOf(row);
    double right = LogisticFeatures.log1p(state.successesOf(row));
    double wrong = LogisticFeatures.log1p(state.attemptsOf(row) - state.successesOf(row));
    double toDependents =
        weight(REQUIRED_SUCCESSES) * right
            + weight(REQUIRED_FAILURES) * wrong
            + weight(REQUIRED_EVIDENCE) * own;
    tell(
        evidence,
        graph.dependents(),
        graph.prerequisites(),
        topic,
        toDependents,
        logOdds,
        inferred);
    double toRequired =
        weight(DEPENDENT_SUCCESSES) * right
            + weight(DEPENDENT_FAILURES) * wrong
            + weight(DEPENDENT_EVIDENCE) * own;
    tell(evidence, graph.prerequisites(), graph.dependents(), topic, toRequired, logOdds, inferred);
  }

  private static void tell(
      Evidence evidence,
      Adjacency edges,
      Adjacency back,
      int topic,
      double message,
      double[] logOdds,
      boolean[] inferred) {
    if (message == 0) {
      return;
    }
    for (int e = edges.begin(topic); e < edges.hardEnd(topic); e++) {
      int neighbour = edges.target(e);
      int p = evidence.scope.positionOf(neighbour);
      if (p >= 0) {
        logOdds[p] += message / (back.hardEnd(neighbour) - back.begin(neighbour));
        inferred[p] |= evidence.rows[p] < 0;
      }
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

package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LogisticModelTest {
  private static final Map<String, Double> TOPICS = Map.of("t1000", 0.5, "t1003", -0.7);
  private static final PrerequisiteGraph CHAIN =
      Curricula.graph(Curricula.of("b <- a", "c <- b", "d <- c"));

  private static double[] row(LearnerState state, int topic, Instant at) {
    double[] row = new double[LogisticWeights.FEATURES.size()];
    LogisticFeatures.fill(state, topic, at, row);
    return row;
  }

  private static double value(LearnerState state, String topic, LogisticFeature feature) {
    return row(state, state.graph().indexOf(topic), NOW)[feature.place()];
  }

  private static GoalScope scope(String topic) {
    return switch (CHAIN.scope(List.of(new Goal.TopicsGoal(List.of(topic))))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult other -> throw new AssertionError(other);
    };
  }

  @Test
  void theChanceOfSuccessIsTheWeightedSumOfTheFeatures() {
    Random random = new Random(301);
    for (int run = 0; run < 500; run++) {
      var graph = Curricula.graph(Curricula.random(random, 2 + random.nextInt(25), 3));
      LogisticWeights weights = Weights.random(random, TOPICS);
      LearnerState state = Learning.history(random, graph, random.nextInt(60));
      Instant at = NOW.plusSeconds(random.nextInt(10_000_000));
      GoalScope scope = Curricula.all(graph);
      Mastery mastery = new LogisticModel(weights).estimate(state, scope, at);
      double[] w = weights.inOrder();
      for (int p = 0; p < scope.size(); p++) {
        int topic = scope.topicAt(p);
        double[] row = row(state, topic, at);
        double sum = weights.bias() + TOPICS.getOrDefault(graph.topic(topic).id(), 0.0);
        for (int j = 0; j < w.length; j++) {
          sum += w[j] * row[j];
        }
        assertThat(mastery.successProbability(p))
            .isCloseTo(0.1 + 0.85 / (1 + Math.exp(-sum)), within(1e-12));
      }
    }
  }

  @Test
  void aRowIsTheSameToTheLastBitAfterTheStateWasStored() {
    Random random = new Random(302);
    for (int run = 0; run < 500; run++) {
      var graph = Curricula.graph(Curricula.random(random, 2 + random.nextInt(25), 3));
      LearnerState state = Learning.history(random, graph, random.nextInt(60));
      LearnerState stored = LearnerState.of(graph, state.totals(), state.progress());
      for (int t = 0; t < graph.size(); t++) {
        assertThat(row(stored, t, NOW)).isEqualTo(row(state, t, NOW));
      }
    }
  }

  @Test
  void theAnswerDoesNotDependOnTheGoal() {
    LearnerState state = Learning.after(LearnerState.empty(CHAIN), "d", RIGHT, WRONG, RIGHT);
    MasteryModel model = new LogisticModel(Weights.random(new Random(303), Map.of()));
    GoalScope all = scope("d");
    GoalScope some = scope("c");
    for (int p = 0; p < some.size(); p++) {
      assertThat(model.estimate(state, some, NOW).known(p))
          .isEqualTo(model.estimate(state, all, NOW).known(all.positionOf(some.topicAt(p))));
    }
  }

  @Test
  void anEasyTopicIsNotKnownUntilSomethingSpeaksForIt() {
    MasteryModel model =
        new LogisticModel(Weights.random(new Random(304), Map.of("a", 9.0, "b", 9.0, "c", 9.0)));
    GoalScope scope = Curricula.all(CHAIN);
    LearnerState nothing = LearnerState.empty(CHAIN);
    LearnerState failed = Learning.after(nothing, "b", WRONG);
    LearnerState succeeded = Learning.after(nothing, "b", RIGHT);
    int a = scope.positionOf(CHAIN.indexOf("a"));
    int c = scope.positionOf(CHAIN.indexOf("c"));
    assertThat(model.estimate(nothing, scope, NOW).known(a)).isEqualTo(0.45);
    assertThat(model.estimate(failed, scope, NOW).known(a)).isEqualTo(0.45);
    assertThat(model.estimate(succeeded, scope, NOW).known(a)).isGreaterThan(0.9);
    assertThat(model.estimate(succeeded, scope, NOW).known(c)).isEqualTo(0.45);
  }

  @Test
  void featuresAreWhatTheirNamesSay() {
    LearnerState state =
        Learning.after(LearnerState.empty(CHAIN), "b", RIGHT, WRONG, WRONG, RIGHT, RIGHT);
    state = Learning.after(state, "b", new Activity.Completed(OptionalDouble.empty()));
    assertThat(value(state, "b", LogisticFeature.SUCCESSES)).isEqualTo(Math.log(4));
    assertThat(value(state, "b", LogisticFeature.FAILURES)).isEqualTo(Math.log1p(2));
    assertThat(value(state, "b", LogisticFeature.LAST_1)).isEqualTo(1);
    assertThat(value(state, "b", LogisticFeature.LAST_3)).isEqualTo(1);
    assertThat(value(state, "b", LogisticFeature.LAST_8)).isEqualTo(1);
    assertThat(value(state, "b", LogisticFeature.RIGHT_STREAK)).isEqualTo(Math.log1p(2));
    assertThat(value(state, "b", LogisticFeature.WRONG_STREAK)).isZero();
    assertThat(value(state, "b", LogisticFeature.RECENT_FAILURE))
        .isCloseTo(Math.pow(0.7, 3) + Math.pow(0.7, 4), within(1e-12));
    double right = 1 + 0.8 + Math.pow(0.8, 4);
    double all = (1 - Math.pow(0.8, 8)) / 0.2;
    assertThat(value(state, "b", LogisticFeature.RECENT_PROPORTION))
        .isCloseTo(right / all, within(1e-12));
    assertThat(value(state, "b", LogisticFeature.COMPLETED)).isEqualTo(1);
    assertThat(value(state, "b", LogisticFeature.WITHIN_DAY)).isEqualTo(1);
    assertThat(value(state, "b", LogisticFeature.LEARNER_MEAN)).isEqualTo(5.5 / 10);
    assertThat(value(state, "a", LogisticFeature.DEPENDENT_SUCCESSES)).isEqualTo(Math.log(4));
    assertThat(value(state, "c", LogisticFeature.REQUIRED_FAILURES)).isEqualTo(Math.log1p(2));
    assertThat(value(state, "c", LogisticFeature.SUCCEEDED)).isZero();
    assertThat(value(state, "d", LogisticFeature.REQUIRED_KNOWN)).isEqualTo(0.15);
    assertThat(value(state, "c", LogisticFeature.REQUIRED_LEAST))
        .isEqualTo(value(state, "b", LogisticFeature.KNOWN));
  }

  @Test
  void weightsForOtherFeaturesAreRefused() {
    Map<String, Double> features =
        new HashMap<>(Weights.random(new Random(305), Map.of()).features());
    features.remove("evidence");
    assertThatThrownBy(() -> new LogisticWeights("v", 0, features, Map.of(), 0.1, 0.2))
        .hasMessage("it is for other features");
    features.put("evidence", 0.0);
    features.put("phase-of-the-moon", 0.0);
    assertThatThrownBy(() -> new LogisticWeights("v", 0, features, Map.of(), 0.1, 0.2))
        .hasMessage("it is for other features");
  }

  @Test
  void weightsOfTheWrongSignAreRefused() {
    Map<String, Double> features =
        new HashMap<>(Weights.random(new Random(306), Map.of()).features());
    features.put("failures", 0.1);
    assertThatThrownBy(() -> new LogisticWeights("v", 0, features, Map.of(), 0.1, 0.2))
        .hasMessage("the weight of failures must be at most 0: 0.1");
    features.put("failures", Double.NaN);
    assertThatThrownBy(() -> new LogisticWeights("v", 0, features, Map.of(), 0.1, 0.2))
        .hasMessageContaining("failures");
  }
}

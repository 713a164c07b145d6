package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.TrainedForecasts;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every model, on random graphs after random histories.
class MasteryPropertiesTest {
  private static final int RUNS = 1000;

  /// Float sums may differ in the last bits.
  private static final double ROUNDING = 1e-12;

  static Stream<MasteryModel> models() {
    Random random = new Random(100);
    return Stream.concat(
        Stream.of(new BktModel()),
        Stream.generate(() -> new BktModel(BktParameters.STANDARD, TrainedForecasts.random(random)))
            .limit(4));
  }

  private record Given(PrerequisiteGraph graph, GoalScope scope, LearnerState state, int topic) {
    static Given random(Random random) {
      PrerequisiteGraph graph =
          Curricula.graph(Curricula.random(random, 2 + random.nextInt(25), 1 + random.nextInt(4)));
      LearnerState state = Learning.history(random, graph, random.nextInt(60));
      return new Given(graph, Curricula.all(graph), state, random.nextInt(graph.size()));
    }

    String topicId() {
      return graph.topic(topic).id();
    }

    int[] topicAndWhatItRequires() {
      return IntStream.concat(IntStream.of(topic), Arrays.stream(graph.ancestors(topic))).toArray();
    }

    int[] topicAndWhatRequiresIt() {
      return IntStream.range(0, graph.size())
          .filter(t -> t == topic || Arrays.stream(graph.ancestors(t)).anyMatch(a -> a == topic))
          .toArray();
    }

    double[] mastery(MasteryModel model, LearnerState of, Instant at) {
      Mastery mastery = model.estimate(of, scope, at);
      double[] byTopic = new double[graph.size()];
      Arrays.setAll(byTopic, t -> mastery.known(scope.positionOf(t)));
      return byTopic;
    }
  }

  /// Events may arrive late.
  private static Instant anyTime(Random random) {
    return random.nextBoolean() ? NOW : NOW.minusSeconds(random.nextLong(500L * 86_400));
  }

  @ParameterizedTest
  @MethodSource("models")
  void aSuccessNeverLowersMasteryOfItsTopicOrOfWhatThatRequires(MasteryModel model) {
    Random random = new Random(101);
    for (int run = 0; run < RUNS; run++) {
      Given given = Given.random(random);
      double[] before = given.mastery(model, given.state, NOW);
      LearnerState after =
          Learning.after(given.state, anyTime(random), given.topicId(), Learning.success(random));
      double[] now = given.mastery(model, after, NOW);
      for (int t : given.topicAndWhatItRequires()) {
        assertThat(now[t]).as("run %d", run).isGreaterThanOrEqualTo(before[t] - ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void aFailureNeverRaisesMasteryOfItsTopicOrOfWhatRequiresIt(MasteryModel model) {
    Random random = new Random(102);
    for (int run = 0; run < RUNS; run++) {
      Given given = Given.random(random);
      double[] before = given.mastery(model, given.state, NOW);
      LearnerState after =
          Learning.after(given.state, anyTime(random), given.topicId(), Learning.failure(random));
      double[] now = given.mastery(model, after, NOW);
      for (int t : given.topicAndWhatRequiresIt()) {
        assertThat(now[t]).as("run %d", run).isLessThanOrEqualTo(before[t] + ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void timeAloneNeverRaisesMastery(MasteryModel model) {
    Random random = new Random(103);
    for (int run = 0; run < RUNS; run++) {
      Given given = Given.random(random);
      double[] before = given.mastery(model, given.state, NOW);
      Instant later = NOW.plus(Duration.ofHours(1 + random.nextInt(20_000)));
      double[] after = given.mastery(model, given.state, later);
      for (int t = 0; t < after.length; t++) {
        assertThat(after[t]).isLessThanOrEqualTo(before[t] + ROUNDING);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void masteryIsAProbabilityAndTheSameForTheSameInput(MasteryModel model) {
    Random random = new Random(104);
    for (int run = 0; run < RUNS; run++) {
      Given given = Given.random(random);
      double[] once = given.mastery(model, given.state, NOW);
      assertThat(Arrays.stream(once)).allMatch(p -> p >= 0 && p <= 1);
      assertThat(given.mastery(model, given.state, NOW)).isEqualTo(once);
      LearnerState stored = Learning.stored(given.state);
      assertThat(stored).isEqualTo(given.state);
      assertThat(given.mastery(model, stored, NOW)).isEqualTo(once);
    }
  }

  @ParameterizedTest
  @MethodSource("models")
  void assumingATopicNeverLowersAnyMastery(MasteryModel model) {
    Random random = new Random(105);
    for (int run = 0; run < RUNS; run++) {
      Given given = Given.random(random);
      double[] before = given.mastery(model, given.state, NOW);
      Mastery assumed = model.estimate(given.state, given.scope, NOW, given.topic);
      for (int t = 0; t < before.length; t++) {
        assertThat(assumed.known(given.scope.positionOf(t)))
            .isGreaterThanOrEqualTo(before[t] - ROUNDING);
      }
    }
  }
}

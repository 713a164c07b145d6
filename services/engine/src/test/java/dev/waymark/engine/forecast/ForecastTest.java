package dev.waymark.engine.forecast;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.TrainedForecasts;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.LearnerState;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ForecastTest {
  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b");
  private final LearnerState nobody = LearnerState.empty(graph);
  private final int a = graph.indexOf("a");
  private final int b = graph.indexOf("b");

  private double untrained(LearnerState state, int topic) {
    return ForecastModel.UNTRAINED.of(state, NOW).chance(topic, null);
  }

  private LearnerState answered(int count, double share) {
    LearnerState state = nobody;
    for (int i = 0; i < count; i++) {
      boolean right = Math.floor((i + 1) * share) > Math.floor(i * share);
      state = Learning.after(state, "a", right ? RIGHT : WRONG);
    }
    return state;
  }

  @Test
  void theLearnersOwnLevelMovesTheForecastOfOtherTopics() {
    assertThat(untrained(nobody, b)).isBetween(0.5, 0.85);
    assertThat(untrained(answered(40, 0.9), b)).isGreaterThan(0.75);
    assertThat(untrained(answered(40, 0.3), b)).isLessThan(0.5);
  }

  @Test
  void whatWentWellOnATopicIsForetoldToGoWell() {
    LearnerState mixed = answered(20, 0.5);
    LearnerState well = Learning.after(mixed, "b", RIGHT, RIGHT, RIGHT, RIGHT);
    LearnerState badly = Learning.after(mixed, "b", WRONG, WRONG, WRONG, WRONG);
    assertThat(untrained(well, b)).isGreaterThan(untrained(badly, b) + 0.2);
  }

  @Test
  void anItemIsAsHardAsTheModelSaysAndAnUnknownOneAsItsTopic() {
    ForecastModel model = TrainedForecasts.of(Map.of("a", TrainedForecasts.topic("a", -2, 2)));
    Forecast forecast = model.of(nobody, NOW);
    assertThat(forecast.chance(a, "i0")).isCloseTo(1 / (1 + Math.exp(2)), within(1e-6));
    assertThat(forecast.chance(a, "i1")).isCloseTo(1 / (1 + Math.exp(-2)), within(1e-6));
    assertThat(forecast.chance(a, "never-seen")).isEqualTo(forecast.chance(a, null)).isEqualTo(0.5);
  }

  @Test
  void anItemThatMovedToAnotherTopicIsAsHardAsThatTopic() {
    ForecastModel model = TrainedForecasts.of(Map.of("a", TrainedForecasts.topic("a", -2, 2)));
    assertThat(model.of(nobody, NOW).chance(b, "i0")).isEqualTo(0.5);
  }

  @Test
  void aModelOfOtherTopicsChangesNothing() {
    ForecastModel model = TrainedForecasts.of(Map.of("gone", TrainedForecasts.topic("gone", -2)));
    LearnerState state = Learning.after(nobody, NOW, "a", new Practised("i0", true));
    assertThat(model.of(state, NOW).chance(a, "i0")).isEqualTo(0.5);
  }

  @Test
  void everyHistoryAndEveryClockGivesAChance() {
    Random random = new Random(11);
    Instant[] times = {
      Instant.EPOCH, NOW, NOW.plus(Duration.ofDays(40_000)), Instant.ofEpochSecond(253_402_300_799L)
    };
    for (int run = 0; run < 500; run++) {
      ForecastModel model =
          run % 2 == 0 ? ForecastModel.UNTRAINED : TrainedForecasts.random(random);
      LearnerState state = Learning.history(random, graph, random.nextInt(80));
      state = Learning.after(state, times[random.nextInt(4)], "a", RIGHT);
      state = Learning.after(state, times[random.nextInt(4)], "a", WRONG);
      for (Instant at : times) {
        for (int topic = 0; topic < graph.size(); topic++) {
          double chance = model.of(state, at).chance(topic, random.nextBoolean() ? "i1" : null);
          assertThat(chance).isBetween(0.0, 1.0);
          assertThat(model.of(Learning.stored(state), at).chance(topic, "i1"))
              .isEqualTo(model.of(state, at).chance(topic, "i1"));
        }
      }
    }
  }

  @Test
  void answersInTheSameSecondKeepTheirOrder() {
    LearnerState first = Learning.after(nobody, "a", RIGHT, RIGHT, WRONG, WRONG);
    LearnerState last = Learning.after(nobody, "a", WRONG, WRONG, RIGHT, RIGHT);
    assertThat(untrained(last, a)).isGreaterThan(untrained(first, a));
  }

  @Test
  void oneItemTenThousandTimesIsForetoldFromItsLastAnswers() {
    LearnerState state = nobody;
    for (int i = 0; i < 10_000; i++) {
      state = Learning.after(state, NOW, "a", new Practised("i1", i > 100));
    }
    assertThat(ForecastModel.UNTRAINED.of(state, NOW).chance(a, "i1")).isBetween(0.8, 1.0);
  }

  @Test
  void weightsThatCannotServeAreRefused() {
    Map<String, Double> features = new HashMap<>(ForecastModel.UNTRAINED.weights().features());
    features.remove("all-mean");
    assertThatThrownBy(() -> new ForecastWeights("v", 0.7, 0, features, Map.of()))
        .hasMessageContaining("other features");
    features.put("all-mean", Double.NaN);
    assertThatThrownBy(() -> new ForecastWeights("v", 0.7, 0, features, Map.of()))
        .hasMessageContaining("all-mean");
    long[] many = new long[ForecastWeights.MAX_ITEMS + 1];
    Arrays.setAll(many, i -> i);
    var topic = new TopicEase(0, 0, 0, 0, many, new float[many.length], new float[many.length]);
    features.put("all-mean", 0.0);
    assertThatThrownBy(() -> new ForecastWeights("v", 0.7, 0, features, Map.of("a", topic)))
        .hasMessageContaining("items");
  }
}

package dev.waymark.evaluation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.evaluation.baseline.BestLr;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.GeneratedAnswers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.features.TopicGraph;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Measures.Measure;
import dev.waymark.trainer.metric.Scored;
import dev.waymark.trainer.tracing.WaymarkTracer;
import org.junit.jupiter.api.Test;

class WaymarkTracerTest {
  private final ItemTopics items = new ItemTopics();

  private WaymarkTracer fit(Answers train, boolean timed) {
    return WaymarkTracer.fit(train, items, TopicGraph.NONE, timed, 7, () -> {});
  }

  @Test
  void isAboveBestLrOnLearnersWhoGetBetter() {
    Answers train = GeneratedAnswers.learning(items, "train", 150, 80, 600, 1);
    Answers test = GeneratedAnswers.learning(items, "test", 80, 80, 600, 2);
    Measures ours = new Measures(Scored.of(test, fit(train, true).predict(test).blended()));
    Measures best = new Measures(Scored.of(test, new BestLr(train, items).predict(test)));
    assertThat(ours.of(Measure.AUC)).isGreaterThanOrEqualTo(best.of(Measure.AUC));
    assertThat(ours.of(Measure.LOG_LOSS)).isLessThan(best.of(Measure.LOG_LOSS));
    assertThat(ours.of(Measure.ECE)).isLessThan(0.03);
  }

  @Test
  void sameInputAndSeedGiveTheSameBits() {
    Answers train = GeneratedAnswers.learning(items, "train", 20, 40, 0, 1);
    Answers test = GeneratedAnswers.learning(items, "test", 5, 40, 0, 2);
    assertThat(fit(train, false).predict(test).blended())
        .isEqualTo(fit(train, false).predict(test).blended());
  }

  @Test
  void predictsFromEarlierAnswersAlone() {
    Answers train = GeneratedAnswers.learning(items, "train", 20, 40, 0, 1);
    Answers test = GeneratedAnswers.learning(items, "test", 3, 40, 0, 2);
    WaymarkTracer tracer = fit(train, false);
    int flipped = test.start(1) + 20;
    double[] before = tracer.predict(test).blended();
    double[] after = tracer.predict(GeneratedAnswers.flipped(test, flipped)).blended();
    for (int row = 0; row < test.size(); row++) {
      boolean later = test.learner(row) == 1 && row > flipped;
      assertThat(after[row] != before[row] && !later).isFalse();
    }
    assertThat(after[flipped + 1]).isNotEqualTo(before[flipped + 1]);
  }

  @Test
  void oneTrainingLearnerIsEnoughToPredict() {
    Answers train = GeneratedAnswers.learning(items, "train", 1, 30, 0, 1);
    Answers test = GeneratedAnswers.learning(items, "test", 2, 10, 0, 2);
    for (double p : fit(train, false).predict(test).blended()) {
      assertThat(p).isBetween(0.01, 0.99);
    }
  }

  @Test
  void itemsNobodyTrainedOnArePredicted() {
    Answers train = GeneratedAnswers.learning(items, "train", 10, 30, 0, 1);
    int unseen = items.item("unseen");
    Answers test = GeneratedAnswers.of(new int[] {unseen, unseen}, new int[] {1, 0});
    for (double p : fit(train, false).predict(test).blended()) {
      assertThat(p).isBetween(0.01, 0.99);
    }
  }
}

package dev.waymark.trainer.tracing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.GeneratedAnswers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.features.TopicGraph;
import org.junit.jupiter.api.Test;

/// Data that are small or lopsided still give chances, and none that are absurd.
class OddShapesTest {
  private static void predictsSensibly(ItemTopics items, Answers train, Answers test) {
    boolean timed = train.timed() && test.timed();
    WaymarkTracer tracer = WaymarkTracer.fit(train, items, TopicGraph.NONE, timed, 7, () -> {});
    for (double p : tracer.predict(test).blended()) {
      assertThat(p).isBetween(0.001, 0.9999);
    }
    // Trees and regression cannot be told apart on few rows; neither may run away.
    assertThat(tracer.weights()[0]).isBetween(-1.0, 2.0);
    assertThat(tracer.weights()[1]).isBetween(-1.0, 2.0);
  }

  @Test
  void fiftyRows() {
    ItemTopics items = new ItemTopics();
    predictsSensibly(
        items,
        GeneratedAnswers.learning(items, "train", 5, 10, 60, 1),
        GeneratedAnswers.learning(items, "test", 2, 10, 60, 2));
  }

  @Test
  void timesInTheTestPartAlone() {
    ItemTopics items = new ItemTopics();
    predictsSensibly(
        items,
        GeneratedAnswers.learning(items, "train", 10, 20, 0, 1),
        GeneratedAnswers.learning(items, "test", 3, 20, 60, 2));
  }

  @Test
  void aTestLearnerWithOneRow() {
    ItemTopics items = new ItemTopics();
    predictsSensibly(
        items,
        GeneratedAnswers.learning(items, "train", 10, 20, 60, 1),
        GeneratedAnswers.learning(items, "test", 1, 1, 60, 2));
  }
}

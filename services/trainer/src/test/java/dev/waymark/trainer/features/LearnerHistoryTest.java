package dev.waymark.trainer.features;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.GeneratedAnswers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.fit.DesignMatrix;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LearnerHistoryTest {
  private final ItemTopics items = new ItemTopics();
  private final int sums = items.item("sums");
  private final int products = items.item("products");
  private final int loose = items.item("loose");
  private final List<String> names = LearnerHistory.names(false, false);

  LearnerHistoryTest() {
    items.add(sums, items.topic("addition"));
    items.add(products, items.topic("addition"));
    items.add(products, items.topic("multiplication"));
  }

  private LearnerHistory history(TopicGraph graph) {
    Answers everyone =
        GeneratedAnswers.of(new int[] {sums, sums, products, loose}, new int[] {1, 0, 1, 0});
    Difficulty difficulty = Difficulty.of(everyone, items, u -> true);
    return new LearnerHistory(items, graph, difficulty, false);
  }

  private float[] describe(LearnerHistory history, int item) {
    float[] out = new float[names.size()];
    history.describe(item, 0, out);
    return out;
  }

  private double feature(LearnerHistory history, int item, String name) {
    assertThat(names).contains(name);
    return describe(history, item)[names.indexOf(name)];
  }

  @Test
  void topicNumbersAreMeansOverAnItemsTopics() {
    LearnerHistory history = history(TopicGraph.NONE);
    history.observe(sums, 0, 1);
    assertThat(feature(history, products, "topic.successes"))
        .isCloseTo(Math.log(2) / 2, within(1e-6));
    assertThat(feature(history, products, "topic.first")).isEqualTo(0.5);
    assertThat(feature(history, products, "topic.share-met")).isEqualTo(0.5);
    assertThat(feature(history, products, "item.first")).isEqualTo(1);
    assertThat(feature(history, products, "same-topic")).isEqualTo(1);
    assertThat(feature(history, products, "same-item")).isZero();
  }

  @Test
  void anItemWithoutTopicsHasNoTopicNumbers() {
    LearnerHistory history = history(TopicGraph.NONE);
    history.observe(sums, 0, 1);
    assertThat(feature(history, loose, "topic.none")).isEqualTo(1);
    assertThat(feature(history, loose, "topic.successes")).isZero();
    assertThat(feature(history, loose, "all.successes")).isCloseTo(Math.log(2), within(1e-6));
  }

  @Test
  void abilityIsTheMeanSurprise() {
    LearnerHistory history = history(TopicGraph.NONE);
    double ease = feature(history, sums, "item.ease");
    history.observe(sums, 0, 1);
    double surprise = 1 - 1 / (1 + Math.exp(-ease));
    assertThat(feature(history, sums, "ability")).isCloseTo(surprise / 6, within(1e-6));
    assertThat(feature(history, sums, "ability-90")).isCloseTo(surprise / 10, within(1e-6));
  }

  @Test
  void difficultyIsShrunkToTopicsAndThenToAll() {
    Answers everyone = GeneratedAnswers.of(new int[] {sums, sums, sums}, new int[] {1, 1, 0});
    Difficulty difficulty = Difficulty.of(everyone, items, u -> true);
    double all = 2.0 / 3;
    double topic = (2 + 10 * all) / (3 + 10);
    double mean = (2 + 5 * topic) / (3 + 5);
    assertThat(difficulty.ease(sums)).isCloseTo(Math.log(mean / (1 - mean)), within(1e-9));
    assertThat(difficulty.ease(loose)).isCloseTo(Math.log(all / (1 - all)), within(1e-9));
  }

  @Test
  void neighboursInTheGraphAreCounted(@TempDir Path folder) throws IOException {
    Path edges = folder.resolve("edges.csv");
    Files.writeString(
        edges, "prerequisite_id,skill_id\naddition,multiplication\nunknown,addition\n");
    LearnerHistory history = history(TopicGraph.read(edges, items));
    history.observe(sums, 0, 1);
    float[] out = new float[LearnerHistory.names(false, true).size()];
    history.describe(products, 0, out);
    int at = LearnerHistory.names(false, true).indexOf("prerequisites.successes");
    assertThat(out[at]).isCloseTo((float) Math.log(2), within(1e-6f));
  }

  @Test
  void noRowKnowsItsOwnOrLaterOutcomes() {
    ItemTopics generated = new ItemTopics();
    Answers answers = GeneratedAnswers.learning(generated, "u", 3, 60, 1_800, 1);
    Difficulty difficulty = Difficulty.of(answers, generated, u -> true);
    FeatureTable table = new FeatureTable(generated, TopicGraph.NONE, true);
    DesignMatrix whole = table.of(answers, u -> difficulty);
    for (int flipped = 0; flipped < 60; flipped += 7) {
      Answers other = GeneratedAnswers.flipped(answers, answers.start(1) + flipped);
      DesignMatrix changed = table.of(other, u -> difficulty);
      for (int row = 0; row < answers.size(); row++) {
        boolean later = answers.learner(row) == 1 && row > answers.start(1) + flipped;
        if (!later) {
          assertThat(changed.rowAsText(row)).isEqualTo(whole.rowAsText(row));
        }
      }
      int next = answers.start(1) + flipped + 1;
      assertThat(changed.rowAsText(next)).isNotEqualTo(whole.rowAsText(next));
    }
  }
}

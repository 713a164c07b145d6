package dev.waymark.engine.nexttopic;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.NextTopics;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

class NextTopicModelTest {
  private static final Offset<Double> CLOSE = within(1e-6);
  private final PrerequisiteGraph graph = Curricula.graph("a", "b", "c", "d");

  @Test
  void theChanceFollowsWhatCameNextAndASmallDoubt() {
    NextTopicModel model = NextTopics.rightAfter("a b", "a b", "a b", "a d", "c", "gone a");
    LearnerState tookA = Learning.after(LearnerState.empty(graph), "a", RIGHT);
    TopicChances chances = model.chances(tookA);
    // Of three topics that can be taken, b has 3/4 of what came next and d 1/4.
    double whole = 3 * 0.1 + 3;
    assertThat(chances.of(graph.indexOf("b"))).isCloseTo((0.1 + 3 * 0.75) / whole, CLOSE);
    assertThat(chances.of(graph.indexOf("d"))).isCloseTo((0.1 + 3 * 0.25) / whole, CLOSE);
    assertThat(chances.of(graph.indexOf("c"))).isCloseTo(0.1 / whole, CLOSE);
    assertThat(chances.of(graph.indexOf("a"))).isZero();
    assertThat(NextTopicModel.NONE.chances(tookA).of(0)).isZero();
  }

  @Test
  void chancesSumToOneAndAreTheSameEachTime() {
    Random random = new Random(7);
    for (int run = 0; run < 200; run++) {
      int topics = 2 + random.nextInt(40);
      NextTopicModel model = anyModel(random, topics);
      int[] history = sequence(random, topics, random.nextInt(topics));
      double[] chances = model.chances(history, new boolean[topics]);
      assertThat(Arrays.stream(chances).sum()).isCloseTo(1, CLOSE);
      assertThat(Arrays.stream(chances).boxed()).allMatch(chance -> chance >= 0 && chance <= 1);
      assertThat(model.chances(history, new boolean[topics])).isEqualTo(chances);
      for (int topic : history) {
        assertThat(chances[topic]).isZero();
      }
    }
  }

  private static NextTopicModel anyModel(Random random, int topics) {
    List<int[]> sequences = new ArrayList<>();
    for (int s = random.nextInt(30); s >= 0; s--) {
      sequences.add(sequence(random, topics, 1 + random.nextInt(topics)));
    }
    List<Double> weights = new ArrayList<>();
    for (int k = 0; k < NextTopicModel.WEIGHTS; k++) {
      weights.add(random.nextGaussian());
    }
    List<String> ids = new ArrayList<>();
    for (int t = 0; t < topics; t++) {
      ids.add("t" + t);
    }
    double share = 1.0 / NextTopicExperts.COUNT;
    return new NextTopicModel(
        ids,
        new TopicSequences(topics, sequences),
        weights,
        Collections.nCopies(NextTopicExperts.COUNT, share));
  }

  private static int[] sequence(Random random, int topics, int length) {
    List<Integer> all = new ArrayList<>();
    for (int t = 0; t < topics; t++) {
      all.add(t);
    }
    Collections.shuffle(all, random);
    return all.stream().limit(length).mapToInt(Integer::intValue).toArray();
  }

  @Test
  void theHistoryGoesByTheLastEventOfEachTopic() {
    LearnerState state = LearnerState.empty(graph);
    state = Learning.after(state, NOW.minusSeconds(30), "a", RIGHT);
    state = Learning.after(state, NOW.minusSeconds(20), "d", RIGHT);
    state = Learning.after(state, NOW.minusSeconds(10), "c", RIGHT);
    state = Learning.after(state, NOW, "a", RIGHT);
    assertThat(TopicHistory.of(state))
        .containsExactly(graph.indexOf("d"), graph.indexOf("c"), graph.indexOf("a"));
    state = Learning.after(state, NOW, "b", RIGHT);
    assertThat(TopicHistory.of(state)).endsWith(graph.indexOf("a"), graph.indexOf("b"));
  }

  @Test
  void whatNoModelCanBeIsRefused() {
    TopicSequences one = new TopicSequences(1, List.of(new int[] {0}));
    List<Double> weights = NextTopics.weights();
    List<Double> shares = NextTopics.shares();
    assertThatThrownBy(() -> new NextTopicModel(List.of("a", "b"), one, weights, shares))
        .hasMessageContaining("each topic has an id");
    List<Double> fewer = weights.subList(1, weights.size());
    assertThatThrownBy(() -> new NextTopicModel(List.of("a"), one, fewer, shares))
        .hasMessageContaining("has a weight");
    for (double bad : new double[] {Double.NaN, 101, Double.NEGATIVE_INFINITY}) {
      List<Double> wild = new ArrayList<>(weights);
      wild.set(0, bad);
      assertThatThrownBy(() -> new NextTopicModel(List.of("a"), one, wild, shares))
          .hasMessageContaining("-100 to 100");
      List<Double> odd = new ArrayList<>(shares);
      odd.set(0, bad);
      assertThatThrownBy(() -> new NextTopicModel(List.of("a"), one, weights, odd))
          .hasMessageContaining("0 to 1");
    }
    TopicSequences two = new TopicSequences(2, List.of(new int[] {0}));
    assertThatThrownBy(() -> new NextTopicModel(List.of("a", "a"), two, weights, shares))
        .hasMessageContaining("once");
    assertThatThrownBy(() -> TopicSequences.of(2, List.of(3), List.of(0, 1)))
        .hasMessageContaining("make up");
    assertThatThrownBy(() -> TopicSequences.of(2, List.of(1), List.of(0, 1)))
        .hasMessageContaining("make up");
    assertThatThrownBy(() -> TopicSequences.of(2, List.of(0), List.of()))
        .hasMessageContaining("1 to 64");
    assertThatThrownBy(() -> TopicSequences.of(2, List.of(1), List.of(-1)))
        .hasMessageContaining("names topics");
  }

  @Test
  void aRowKeepsTheStrongest() {
    int topics = Rows.MAX_EACH + 10;
    Rows rows =
        new Rows(
            topics,
            (topic, row) -> {
              for (int t = 0; t < topics; t++) {
                row.add(t, 1 + (t + topic) % topics);
              }
            });
    double[] scores = new double[topics];
    rows.add(0, 1, scores);
    assertThat(Arrays.stream(scores).filter(v -> v > 0).count()).isEqualTo(Rows.MAX_EACH);
    assertThat(scores[9]).isZero();
    assertThat(scores[10]).isEqualTo(11);
  }
}

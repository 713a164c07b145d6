package dev.waymark.engine.learner;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.Activity.Reset;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerHistoryTest {
  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b");
  private final LearnerState nobody = LearnerState.empty(graph);
  private final int a = graph.indexOf("a");
  private final int b = graph.indexOf("b");

  private static LearnerState answered(
      LearnerState state, String topicId, String itemId, boolean right) {
    return Learning.after(state, NOW, topicId, new Practised(itemId, right));
  }

  private static int code(String topicId, String itemId) {
    return ItemKey.code(ItemKey.of(topicId, itemId));
  }

  @Test
  void theFirstFourItemsOfATopicStayWithFirstAndLastOutcome() {
    LearnerState state = answered(nobody, "a", "one", true);
    for (String item : new String[] {"two", "three", "four", "five", "six"}) {
      state = answered(state, "a", item, false);
    }
    state = answered(state, "a", "one", false);
    AnswerHistory answers = state.answers();
    assertThat(answers.itemsOf(0)).isEqualTo(4);
    assertThat(answers.itemCode(0, 0)).isEqualTo(code("a", "one"));
    assertThat(answers.isFirstRight(0, 0)).isTrue();
    assertThat(answers.isLastRight(0, 0)).isFalse();
    assertThat(answers.isRepeated(0, 0)).isTrue();
    assertThat(answers.isRepeated(0, 3)).isFalse();
    assertThat(answers.find(0, code("a", "five"))).isEqualTo(-1);
  }

  @Test
  void theLastTwelveAnswersAreRememberedNewestFirst() {
    LearnerState state = nobody;
    for (int i = 0; i < 30; i++) {
      state = answered(state, i % 2 == 0 ? "a" : "b", "item-" + i % 5, i % 3 == 0);
    }
    AnswerHistory answers = state.answers();
    assertThat(answers.answered()).isEqualTo(30);
    assertThat(answers.recent()).isEqualTo(12);
    for (int age = 0; age < 12; age++) {
      int i = 29 - age;
      assertThat(answers.recentTopic(age)).isEqualTo(i % 2 == 0 ? a : b);
      assertThat(answers.recentCode(age)).isEqualTo(code(i % 2 == 0 ? "a" : "b", "item-" + i % 5));
      assertThat(answers.isRecentRight(age)).isEqualTo(i % 3 == 0);
      assertThat(answers.isRecentAgain(age)).isTrue();
    }
  }

  @Test
  void itemlessAnswersCountToo() {
    LearnerState state = Learning.after(nobody, NOW, "a", new Assessed(0.9));
    state = Learning.after(state, NOW, "a", Learning.WRONG);
    assertThat(state.answers().recent()).isEqualTo(2);
    assertThat(state.answers().recentCode(0)).isZero();
    assertThat(state.answers().isRecentAgain(0)).isTrue();
    assertThat(state.answers().isRecentAgain(1)).isFalse();
    assertThat(state.answers().itemsOf(0)).isZero();
  }

  @Test
  void aResetForgetsTheTopicAndLeavesTheOthers() {
    LearnerState state = answered(answered(nobody, "a", "one", true), "b", "two", false);
    state = Learning.after(state, NOW, "a", new Reset());
    assertThat(state.itemsOf("a")).isZero();
    assertThat(state.answers().recentTopic(0)).isEqualTo(b);
    assertThat(state.answers().recentTopic(1)).isEqualTo(-1);
    assertThat(state.answers().isRecentRight(1)).isTrue();
    assertThat(state.answers().itemCode(0, 0)).isEqualTo(code("b", "two"));
    assertThat(Learning.stored(state)).isEqualTo(state);
  }

  @Test
  void itSurvivesStorageAndAnotherGraphBitForBit() {
    Random random = new Random(7);
    PrerequisiteGraph wider = Curricula.graph("a", "aa", "b <- a", "bb", "c <- b");
    for (int run = 0; run < 300; run++) {
      LearnerState state = Learning.history(random, graph, random.nextInt(60));
      assertThat(Learning.stored(state)).isEqualTo(state);
      assertThat(state.on(wider).on(graph)).isEqualTo(state);
    }
  }

  @Test
  void oneItemTenThousandTimesAndAMillionItemsTakeNoMoreRoom() {
    LearnerState same = nobody;
    for (int i = 0; i < 10_000; i++) {
      same = answered(same, "a", "one", i % 2 == 0);
    }
    assertThat(same.answers().itemsOf(0)).isEqualTo(1);
    assertThat(same.answers().answered()).isEqualTo(10_000);
    assertThat(same.answers().level()).isBetween(0.48, 0.52);
    LearnerState many = nobody;
    for (int i = 0; i < 1_000_000; i++) {
      many = answered(many, "a", "item-" + i, true);
    }
    assertThat(many.answerSummary().recent()).hasSize(12);
    assertThat(Long.numberOfLeadingZeros(many.itemsOf("a"))).isGreaterThanOrEqualTo(8);
    assertThat(many.answers().level()).isEqualTo(1, org.assertj.core.api.Assertions.within(0.01));
  }
}

package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Learners who fail are led on, come back, and are told when nothing else is left.
class FruitlessPracticeTest {
  private final NextSteps nextSteps = new NextSteps(new BktModel(), Policy.STANDARD);

  @Test
  void whoAlwaysFailsIsNotKeptOnOneTopicAndSeesAll() {
    PrerequisiteGraph graph = Curricula.graph("a", "b", "c", "d", "e", "f <- a", "g <- a b");
    LearnerState state = LearnerState.empty(graph);
    Set<String> seen = new HashSet<>();
    String last = "";
    int inARow = 0;
    for (int i = 0; i < 200; i++) {
      String topic = steps(graph, state).getFirst().topicId();
      inARow = topic.equals(last) ? inARow + 1 : 1;
      assertThat(inARow).as("step %d on %s", i, topic).isLessThanOrEqualTo(3);
      last = topic;
      if (i % 40 == 0) {
        seen.clear();
      }
      seen.add(topic);
      if (i % 40 == 39) {
        assertThat(seen).contains("a", "b", "c", "d", "e");
      }
      state = Learning.after(state, topic, WRONG);
    }
  }

  @Test
  void nobodyFailsMoreThanThreeTimesInARowWhileAnythingElseIsReady() {
    for (int seed = 0; seed < 30; seed++) {
      Random random = new Random(seed);
      PrerequisiteGraph graph = Curricula.graph(Curricula.random(random, 12, 2));
      double right = random.nextDouble() * 0.7;
      LearnerState state = LearnerState.empty(graph);
      String last = "";
      int misses = 0;
      for (int i = 0; i < 150; i++) {
        List<Step> steps = steps(graph, state);
        if (steps.isEmpty()) {
          break;
        }
        String topic = steps.getFirst().topicId();
        if (topic.equals(last) && misses >= 3) {
          assertThat(steps).as("seed %d, step %d", seed, i).hasSize(1);
        }
        boolean correct = random.nextDouble() < right;
        misses = correct ? 0 : topic.equals(last) ? misses + 1 : 1;
        last = topic;
        state = Learning.after(state, topic, correct ? RIGHT : WRONG);
      }
    }
  }

  @Test
  void whenNothingElseIsLeftTheStepSaysSo() {
    PrerequisiteGraph graph = Curricula.graph("a", "b <- a");
    LearnerState state = LearnerState.empty(graph);
    state = Learning.after(state, "a", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    state = Learning.after(state, "b", WRONG, WRONG, WRONG, WRONG);
    List<Step> steps = steps(graph, state);
    Step step = steps.stream().filter(it -> it.topicId().equals("b")).findFirst().orElseThrow();
    Reason stuck = step.reasons().getFirst();
    assertThat(stuck.code()).isEqualTo("STUCK");
    assertThat(stuck.topicIds()).containsExactly("a");
    assertThat(stuck.text()).contains("ask a person");
  }

  @Test
  void twoSlipsDoNotUndoSixRightAnswers() {
    PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c", "d");
    LearnerState state = LearnerState.empty(graph);
    state = Learning.after(state, "a", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, WRONG, WRONG);
    assertThat(steps(graph, state).getFirst().topicId()).isNotEqualTo("a");
    assertThat(steps(graph, state).stream().map(Step::topicId)).contains("b");
  }

  @Test
  void anEmptyListSaysWhy() {
    PrerequisiteGraph graph = Curricula.graph("a", "b <- a");
    LearnerState nobody = LearnerState.empty(graph);
    assertThat(answer(graph, nobody).noSteps()).isNull();
    LearnerState all = nobody;
    for (int i = 0; i < 8; i++) {
      all = Learning.after(Learning.after(all, "a", RIGHT), "b", RIGHT);
    }
    assertThat(answer(graph, all).steps()).isEmpty();
    assertThat(answer(graph, all).noSteps()).isEqualTo(NoSteps.GOAL_REACHED);
    LearnerState aside = Learning.after(nobody, "a", new Dismissed(null));
    assertThat(answer(graph, aside).steps()).isEmpty();
    assertThat(answer(graph, aside).noSteps()).isEqualTo(NoSteps.ALL_DISMISSED);
  }

  private List<Step> steps(PrerequisiteGraph graph, LearnerState state) {
    return answer(graph, state).steps();
  }

  private NextStepsAnswer answer(PrerequisiteGraph graph, LearnerState state) {
    GoalScope scope = Curricula.all(graph);
    return nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 5));
  }
}

package dev.waymark.engine.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.mastery.BktModel;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NextStepsPropertiesTest {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");

  private final NextSteps nextSteps = new NextSteps(new BktModel(), Policy.STANDARD);

  @Test
  void noStepIsSuggestedWhileAHardPrerequisiteIsNotReady() {
    Random random = new Random(11);
    for (int run = 0; run < 200; run++) {
      PrerequisiteGraph graph =
          Curricula.graph(Curricula.random(random, 2 + random.nextInt(30), 3));
      GoalScope scope = Curricula.all(graph);
      LearnerState state = LearnerState.empty(graph);
      for (int i = 0; i < 40; i++) {
        String topic = graph.topic(random.nextInt(graph.size())).id();
        state = practise(state, topic, random.nextBoolean(), i);
        NextStepsAnswer answer = nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 50));
        var mastery = new BktModel().estimate(state, scope, NOW);
        for (Step step : answer.steps()) {
          int position = scope.positionOf(graph.indexOf(step.topicId()));
          assertThat(mastery.ready(position, Policy.STANDARD.ready())).isTrue();
        }
        assertThat(nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 50))).isEqualTo(answer);
        assertThat(nextSteps.leading(NextStepsQuery.of(state, scope, NOW, 50)))
            .isEqualTo(
                answer.steps().stream()
                    .map(it -> new LeadingStep(it.topicId(), it.title(), it.kind()))
                    .toList());
      }
    }
  }

  @Test
  void whoeverAnswersRightMovesThroughAChainAndThenConfirmsIt() {
    PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b");
    GoalScope scope = Curricula.all(graph);
    LearnerState state = LearnerState.empty(graph);
    int answers = 0;
    int confirming = 0;
    while (true) {
      var steps = nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 1)).steps();
      if (steps.isEmpty()) {
        break;
      }
      confirming += steps.getFirst().kind() == StepKind.REVIEW ? 1 : 0;
      state = practise(state, steps.getFirst().topicId(), true, answers++);
    }
    assertThat(answers - confirming).isBetween(3, 9);
    assertThat(answers).isBetween(3 * 2, 3 * 5);
  }

  private static LearnerState practise(LearnerState state, String topic, boolean correct, int n) {
    var event =
        new ProgressEvent(
            "e" + n,
            "ada",
            NOW.minusSeconds(100 - n),
            topic,
            null,
            new Activity.Practised(null, correct));
    return switch (state.apply(event)) {
      case EventOutcome.Applied(LearnerState next, _) -> next;
      case EventOutcome.Refused refused -> throw new AssertionError(refused);
    };
  }
}

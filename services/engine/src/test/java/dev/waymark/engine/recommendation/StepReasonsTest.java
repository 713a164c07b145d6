package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.NextTopics;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.mastery.BktModel;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a learner reads of why a step is suggested.
class StepReasonsTest {
  private final PrerequisiteGraph graph =
      Curricula.graph("a", "b", "c", "d", "p <- a", "q <- a b", "r <- a b c", "s <- a b c d");
  private final GoalScope scope = Curricula.all(graph);
  private final LearnerState nobody = LearnerState.empty(graph);

  @Test
  void whatATopicBuildsOnIsNamedUpToThree() {
    LearnerState state = nobody;
    for (String id : List.of("a", "b", "c", "d")) {
      state = Learning.after(state, id, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    }
    assertThat(text(state, "p", "PREREQUISITES_READY"))
        .isEqualTo("You are ready: it builds on Topic a.");
    assertThat(text(state, "q", "PREREQUISITES_READY"))
        .isEqualTo("You are ready: it builds on Topic a and Topic b.");
    assertThat(text(state, "r", "PREREQUISITES_READY"))
        .isEqualTo("You are ready: it builds on Topic a, Topic b and Topic c.");
    assertThat(text(state, "s", "PREREQUISITES_READY"))
        .isEqualTo("You are ready: it builds on Topic a, Topic b and 2 more.");
    assertThat(reason(state, "r", "PREREQUISITES_READY").topicIds()).containsExactly("a", "b", "c");
    assertThat(codes(state, "p")).doesNotContain("UNLOCKS");
  }

  @Test
  void whatNeedsNothingSaysSo() {
    assertThat(text(nobody, "a", "PREREQUISITES_READY")).isEqualTo("It needs nothing first.");
    assertThat(reason(nobody, "a", "PREREQUISITES_READY").topicIds()).isEmpty();
  }

  @Test
  void whatWaitsForATopicIsNamedUnlessItIsKnown() {
    assertThat(text(nobody, "d", "UNLOCKS")).isEqualTo("It opens the way to Topic s.");
    assertThat(text(nobody, "c", "UNLOCKS")).isEqualTo("It opens the way to Topic r and Topic s.");
    assertThat(text(nobody, "b", "UNLOCKS"))
        .isEqualTo("It opens the way to Topic q, Topic r and Topic s.");
    assertThat(text(nobody, "a", "UNLOCKS"))
        .isEqualTo("It opens the way to Topic p, Topic q and 2 more.");
    LearnerState state = nobody;
    for (String id : List.of("a", "b")) {
      state = Learning.after(state, id, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    }
    state = Learning.after(state, "q", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    assertThat(reason(state, "c", "UNLOCKS").topicIds()).containsExactly("r", "s");
  }

  @Test
  void partOfTheGoalAndOrderAreSaidOfEveryTopicOfARoadmap() {
    assertThat(text(nobody, "a", "GOAL_TOPIC")).isEqualTo("It is part of your goal.");
    assertThat(text(nobody, "a", "IN_ORDER")).isEqualTo("It comes early in what is left.");
  }

  @Test
  void goingOnRepairsAndReviewsSayWhatTheyAreAbout() {
    LearnerState failed = Learning.after(nobody, "a", RIGHT);
    failed = Learning.after(failed, "p", WRONG, WRONG, WRONG);
    assertThat(text(failed, "a", "REPAIRS"))
        .isEqualTo("Your last answers on Topic p suggest a gap here.");
    assertThat(reason(failed, "a", "REPAIRS").topicIds()).containsExactly("p");
    LearnerState begun = Learning.after(nobody, "b", WRONG);
    assertThat(text(begun, "b", "CONTINUE")).isEqualTo("You were just working on it.");
    LearnerState known = Learning.after(nobody, "a", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    Instant later = NOW.plus(Duration.ofDays(30));
    assertThat(step(known, "a", later, Experience.NONE).reasons())
        .filteredOn(it -> it.code().equals("REVIEW_DUE"))
        .singleElement()
        .satisfies(it -> assertThat(it.text()).matches("About \\d\\d % of it is still fresh: .*"))
        .satisfies(it -> assertThat(it.contribution()).isPositive());
  }

  @Test
  void whereOthersWentOnIsOftenOrSometimes() {
    LearnerState state = Learning.after(nobody, "a", RIGHT);
    assertThat(wentOn(state, "a b", "a b", "a c"))
        .isEqualTo("Learners like you often take this next.");
    assertThat(wentOn(state, "a c", "a c", "a c", "b"))
        .isEqualTo("Some learners like you take this next.");
  }

  private String wentOn(LearnerState state, String... sequences) {
    var experience = new Experience(NextTopics.rightAfter(sequences), Map.of(), Map.of(), 1);
    return step(state, "b", NOW, experience).reasons().stream()
        .filter(it -> it.code().equals("OTHERS_WENT_ON"))
        .findFirst()
        .orElseThrow()
        .text();
  }

  @Test
  void stepsOfOneSectionMakeFurtherOnesLessWelcome() {
    List<Step> steps = steps(nobody, NOW, Experience.NONE);
    for (int place = 0; place < steps.size(); place++) {
      double taken =
          steps.get(place).reasons().stream()
              .filter(it -> it.code().equals("VARIETY"))
              .mapToDouble(Reason::contribution)
              .sum();
      assertThat(taken).isCloseTo(-0.03 * place, within(1e-12));
    }
    assertThat(steps).hasSize(4);
  }

  private String text(LearnerState state, String topic, String code) {
    return reason(state, topic, code).text();
  }

  private Reason reason(LearnerState state, String topic, String code) {
    return step(state, topic, NOW, Experience.NONE).reasons().stream()
        .filter(it -> it.code().equals(code))
        .findFirst()
        .orElseThrow();
  }

  private List<String> codes(LearnerState state, String topic) {
    return step(state, topic, NOW, Experience.NONE).reasons().stream().map(Reason::code).toList();
  }

  private Step step(LearnerState state, String topic, Instant at, Experience experience) {
    return steps(state, at, experience).stream()
        .filter(it -> it.topicId().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private List<Step> steps(LearnerState state, Instant at, Experience experience) {
    var query = new NextStepsQuery(state, scope, at, Profile.EMPTY, 50, 0, List.of());
    return new NextSteps(new BktModel(), Policy.STANDARD, experience).answer(query).steps();
  }
}

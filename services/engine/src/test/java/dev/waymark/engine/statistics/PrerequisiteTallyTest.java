package dev.waymark.engine.statistics;

import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Level;
import dev.waymark.engine.learner.Activity.SelfAssessed;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.statistics.PrerequisiteFigures.Counts;
import dev.waymark.engine.statistics.PrerequisiteFigures.Suspicious;
import java.util.List;
import org.junit.jupiter.api.Test;

class PrerequisiteTallyTest {
  private final PrerequisiteGraph graph = Curricula.graph("b <- a", "c <~ a", "d <- a b");
  private final PrerequisiteTally tally = new PrerequisiteTally(Curricula.all(graph));

  private LearnerState learner(List<Activity> a, List<Activity> b) {
    LearnerState state = LearnerState.empty(graph);
    state = Learning.after(state, "a", a.toArray(Activity[]::new));
    return Learning.after(state, "b", b.toArray(Activity[]::new));
  }

  private void add(int learners, List<Activity> a, List<Activity> b) {
    LearnerState state = learner(a, b);
    for (int i = 0; i < learners; i++) {
      tally.add(state);
    }
  }

  private Counts counts() {
    return tally.figures().suspicious().getFirst().counts();
  }

  @Test
  void learnersAreCountedByTheMostOfTheirLastEightAnswers() {
    add(100, List.of(WRONG, RIGHT, RIGHT), List.of(RIGHT));
    // Nine answers: the first, which is right, no longer counts.
    add(90, List.of(RIGHT, RIGHT, RIGHT, RIGHT, WRONG, WRONG, WRONG, WRONG, WRONG), List.of(RIGHT));
    add(7, List.of(RIGHT), List.of(WRONG));
    add(5, List.of(WRONG), List.of(WRONG));
    assertThat(counts()).isEqualTo(new Counts(100, 7, 90, 5));
    assertThat(counts().with()).isEqualTo(107);
    assertThat(counts().without()).isEqualTo(95);
  }

  @Test
  void whoDidNotAnswerOnBothTopicsOrAsOftenRightAsWrongCountsForNothing() {
    add(40, List.of(RIGHT), List.of(RIGHT));
    add(40, List.of(WRONG), List.of(RIGHT));
    Counts before = counts();
    add(9, List.of(), List.of(RIGHT));
    add(9, List.of(new SelfAssessed(Level.KNOWN)), List.of(RIGHT));
    add(9, List.of(RIGHT, WRONG), List.of(RIGHT));
    add(9, List.of(RIGHT), List.of(WRONG, RIGHT));
    add(9, List.of(WRONG), List.of());
    assertThat(counts()).isEqualTo(before);
  }

  @Test
  void onlyHardPrerequisitesThatNoOtherImpliesAreJudged() {
    // b on a, and d on b: c is SOFT, and d needs a through b already.
    assertThat(tally.figures()).isEqualTo(new PrerequisiteFigures(0, 2, List.of()));
    add(40, List.of(RIGHT), List.of(RIGHT));
    add(40, List.of(WRONG), List.of(RIGHT));
    PrerequisiteFigures figures = tally.figures();
    assertThat(figures.judged()).isEqualTo(1);
    assertThat(figures.tooFew()).isEqualTo(1);
    assertThat(figures.suspicious())
        .singleElement()
        .satisfies(it -> {
          assertThat(it.topic().id()).isEqualTo("b");
          assertThat(it.required().id()).isEqualTo("a");
          assertThat(it.suspicion()).isEqualTo(Suspicion.NO_DIFFERENCE);
        });
  }

  @Test
  void aPrerequisiteThatMattersIsNotSuspicious() {
    assertThat(new Counts(90, 10, 20, 80).suspicion()).isEmpty();
    // Some slip, and hardly anybody fails at anything.
    assertThat(new Counts(900, 50, 40, 30).suspicion()).isEmpty();
  }

  @Test
  void whereNobodyKnowsTheTopicNothingIsSaidAgainstWhatItRequires() {
    assertThat(new Counts(10, 990, 10, 990).suspicion()).isEmpty();
    assertThat(new Counts(320, 680, 320, 680).suspicion()).isEmpty();
  }

  @Test
  void fewLearnersSayNothing() {
    assertThat(new Counts(19, 10, 100, 200).suspicion()).isEmpty();
    assertThat(new Counts(20, 10, 100, 200).suspicion()).contains(Suspicion.REVERSED);
    assertThat(new Counts(500, 10, 29, 0).suspicion()).isEmpty();
    // Equal shares, but so few that a difference of 0.1 cannot be ruled out.
    assertThat(new Counts(24, 12, 24, 12).suspicion()).isEmpty();
    assertThat(new Counts(2400, 1200, 2400, 1200).suspicion()).contains(Suspicion.NO_DIFFERENCE);
  }

  @Test
  void anOrderIsReversedWhereClearlyMoreKnowTheTopicAlone() {
    assertThat(new Counts(300, 20, 120, 300).suspicion()).contains(Suspicion.REVERSED);
    assertThat(new Counts(300, 120, 20, 300).suspicion()).isEmpty();
    // More, but not clearly.
    assertThat(new Counts(300, 90, 100, 300).suspicion()).isEmpty();
    // Clearly more, but hardly any of all.
    assertThat(new Counts(900, 10, 60, 300).suspicion()).isEmpty();
  }

  @Test
  void whatIsSuspiciousComesInTheOrderOfTheTopics() {
    PrerequisiteGraph two = Curricula.graph("z <- a", "b <- a");
    var ofTwo = new PrerequisiteTally(Curricula.all(two));
    for (Activity ofA : List.of(RIGHT, WRONG)) {
      LearnerState state = Learning.after(LearnerState.empty(two), "a", ofA);
      state = Learning.after(Learning.after(state, "b", RIGHT), "z", RIGHT);
      for (int i = 0; i < 40; i++) {
        ofTwo.add(state);
      }
    }
    assertThat(ofTwo.figures().suspicious())
        .extracting(Suspicious::topic)
        .extracting(dev.waymark.engine.graph.Topic::id)
        .containsExactly("z", "b");
  }
}

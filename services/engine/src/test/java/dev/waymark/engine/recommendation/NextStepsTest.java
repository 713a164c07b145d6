package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Goal.TopicsGoal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.Activity.Assessed;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.Activity.Reset;
import dev.waymark.engine.learner.Activity.Started;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.EvidenceSource;
import dev.waymark.engine.mastery.TopicMastery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class NextStepsTest {
  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b", "d <- a", "e");
  private final GoalScope scope = Curricula.all(graph);
  private final LearnerState nobody = LearnerState.empty(graph);
  private final NextSteps nextSteps = new NextSteps(new BktModel(), Policy.STANDARD);

  private List<Step> steps(LearnerState state) {
    return nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 50)).steps();
  }

  private List<String> ids(LearnerState state) {
    return steps(state).stream().map(Step::topicId).toList();
  }

  private Standing standing(LearnerState state, String topicId) {
    return nextSteps.standing(NextStepsQuery.of(state, scope, NOW, 5), topicId);
  }

  @Test
  void aNewLearnerStartsWhereNothingIsRequired() {
    assertThat(ids(nobody)).containsExactly("a", "e");
    assertThat(steps(nobody)).extracting(Step::kind).containsOnly(StepKind.LEARN);
  }

  @Test
  void theScoreIsTheSumOfTheReasonsWhichComeWeightiestFirst() {
    LearnerState state = Learning.after(nobody, "a", RIGHT, RIGHT, WRONG);
    for (Step step : steps(state)) {
      double sum = step.reasons().stream().mapToDouble(Reason::contribution).sum();
      assertThat(step.score()).isCloseTo(sum, within(1e-12));
      assertThat(step.reasons())
          .isSortedAccordingTo((x, y) -> Double.compare(y.contribution(), x.contribution()));
    }
  }

  @Test
  void theShareCountsWhatTheReportSaysWhateverIsAssumed() {
    LearnerState state = Learning.after(nobody, "a", RIGHT, RIGHT, RIGHT, RIGHT);
    List<TopicMastery> report = nextSteps.report(state, scope, NOW);
    long mastered = report.stream().filter(TopicMastery::mastered).count();
    long ready = report.stream().filter(it -> it.ready() && !it.mastered()).count();
    GoalShare share =
        new GoalShare((int) mastered, (int) ready, (int) (scope.size() - mastered - ready));

    assertThat(share.mastered()).isPositive();
    assertThat(share.ready()).isPositive();
    assertThat(share.percent()).isEqualTo(100 * share.mastered() / scope.size());
    assertThat(nextSteps.answer(NextStepsQuery.of(state, scope, NOW, 5)).share()).isEqualTo(share);
    var assuming = new NextStepsQuery(state, scope, NOW, Profile.EMPTY, 5, 0, List.of("b"));
    assertThat(nextSteps.answer(assuming).share()).isEqualTo(share);
    assertThat(new GoalShare(199, 1, 0).percent()).isEqualTo(99);
    assertThat(new GoalShare(0, 0, 0).percent()).isEqualTo(100);
  }

  @Test
  void oneRightAnswerOpensTheWayAndFourAreMastery() {
    LearnerState once = Learning.after(nobody, "a", RIGHT);
    assertThat(ids(once)).contains("a", "b");
    LearnerState late = Learning.after(nobody, "a", WRONG, RIGHT);
    assertThat(ids(late)).contains("a", "b");
    LearnerState perhapsLucky = Learning.after(nobody, "a", WRONG, WRONG, RIGHT);
    assertThat(ids(perhapsLucky)).contains("a").doesNotContain("b");
    LearnerState often = Learning.after(once, "a", RIGHT, RIGHT, RIGHT);
    assertThat(ids(often)).contains("b", "d").doesNotContain("a");
  }

  @Test
  void aPassedTestIsMasteryAndACompletionOpensTheWay() {
    assertThat(ids(Learning.after(nobody, "a", new Assessed(1)))).doesNotContain("a");
    assertThat(ids(Learning.after(nobody, "a", new Completed(OptionalDouble.empty()))))
        .contains("a", "b", "d");
  }

  @Test
  void theThresholdsMeanWhatTheDocumentationSays() {
    assertThat(masteryOfA(WRONG)).isLessThan(Policy.STANDARD.ready());
    assertThat(masteryOfA(WRONG, RIGHT))
        .isBetween(Policy.STANDARD.ready(), Policy.STANDARD.mastered());
    assertThat(masteryOfA(WRONG, WRONG, RIGHT)).isLessThan(Policy.STANDARD.ready());
    assertThat(masteryOfA(RIGHT)).isBetween(Policy.STANDARD.ready(), Policy.STANDARD.mastered());
    assertThat(masteryOfA(WRONG, RIGHT, RIGHT))
        .isBetween(Policy.STANDARD.ready(), Policy.STANDARD.mastered());
    assertThat(masteryOfA(new Completed(OptionalDouble.empty())))
        .isBetween(Policy.STANDARD.ready(), Policy.STANDARD.mastered());
    assertThat(masteryOfA(new Assessed(1))).isGreaterThan(Policy.STANDARD.mastered());
  }

  private double masteryOfA(Activity... activities) {
    LearnerState state = Learning.after(nobody, "a", activities);
    return nextSteps.report(state, scope, NOW).getFirst().mastery();
  }

  @Test
  void whatWasBegunIsPractised() {
    assertThat(steps(Learning.after(nobody, "a", new Started())).getFirst().kind())
        .isEqualTo(StepKind.PRACTISE);
  }

  @Test
  void failuresPointBackAtTheirPrerequisite() {
    LearnerState state = Learning.after(nobody, "a", RIGHT, RIGHT);
    state = Learning.after(state, "b", WRONG, WRONG, WRONG, WRONG, WRONG);
    Step step =
        steps(state).stream().filter(s -> s.topicId().equals("a")).findFirst().orElseThrow();
    assertThat(step.kind()).isEqualTo(StepKind.REMEDIATE);
    assertThat(step.reasons())
        .anyMatch(r -> r.code().equals("REPAIRS") && r.topicIds().equals(List.of("b")));
  }

  @Test
  void whatIsAboutToBeForgottenIsReviewed() {
    LearnerState state = nobody;
    Instant then = NOW.minus(Duration.ofDays(60));
    for (int i = 0; i < 5; i++) {
      state = Learning.after(state, then, "a", RIGHT);
    }
    assertThat(steps(state)).anyMatch(s -> s.topicId().equals("a") && s.kind() == StepKind.REVIEW);
  }

  @Test
  void aDismissedTopicReturnsWhenItsTimeComesOrItIsStarted() {
    LearnerState later = Learning.after(nobody, "a", new Dismissed(NOW.plusSeconds(60)));
    assertThat(ids(later)).doesNotContain("a");
    var query = NextStepsQuery.of(later, scope, NOW.plusSeconds(61), 50);
    assertThat(nextSteps.answer(query).steps()).anyMatch(s -> s.topicId().equals("a"));
    LearnerState never = Learning.after(nobody, "a", new Dismissed(null));
    assertThat(ids(never)).doesNotContain("a");
    assertThat(ids(Learning.after(never, "a", new Started()))).contains("a");
    assertThat(ids(Learning.after(never, "a", new Reset()))).contains("a");
  }

  @Test
  void assumingATopicOpensWhatItUnlocks() {
    var query = new NextStepsQuery(nobody, scope, NOW, Profile.EMPTY, 50, 0, List.of("a"));
    assertThat(nextSteps.answer(query).steps()).extracting(Step::topicId).contains("b", "d");
    assertThatThrownBy(
            () -> new NextStepsQuery(nobody, scope, NOW, Profile.EMPTY, 5, 0, List.of("ghost")))
        .hasMessageContaining("ghost");
  }

  @Test
  void aSingleTopicGoalLeadsThroughItsPrerequisitesAlone() {
    if (!(graph.scope(List.of(new TopicsGoal(List.of("c"))))
        instanceof ScopeResult.Found(GoalScope onlyC))) {
      throw new AssertionError("the goal is known");
    }
    var query = NextStepsQuery.of(nobody, onlyC, NOW, 50);
    assertThat(nextSteps.answer(query).steps()).extracting(Step::topicId).containsExactly("a");
    assertThat(nextSteps.standing(query, "e")).isEqualTo(new Standing.OutsideGoal());
  }

  @Test
  void everyTopicSaysWhyItIsOrIsNotANextStep() {
    assertThat(standing(nobody, "a")).isEqualTo(new Standing.Open(1));
    assertThat(standing(nobody, "c")).isEqualTo(new Standing.NotReady(List.of("b"), "Topic b"));
    assertThat(standing(nobody, "c").text()).isEqualTo("First you need Topic b.");
    assertThat(standing(Learning.after(nobody, "a", new Assessed(1)), "a"))
        .isInstanceOf(Standing.Mastered.class);
    assertThat(standing(Learning.after(nobody, "a", new Dismissed(null)), "a"))
        .isEqualTo(new Standing.Dismissed(null));
    var easy = new NextStepsQuery(nobody, scope, NOW, Profile.EMPTY, 5, 0, List.of(), 1);
    assertThat(nextSteps.standing(easy, "a")).isEqualTo(new Standing.AboveLevel(2));
  }

  @Test
  void theReportFollowsTheAuthorsOrderAndSaysWhatMasteryRestsOn() {
    LearnerState state = Learning.after(nobody, "b", RIGHT, WRONG);
    List<TopicMastery> report = nextSteps.report(state, scope, NOW);
    assertThat(report).extracting(TopicMastery::topicId).containsExactly("a", "b", "c", "d", "e");
    assertThat(report)
        .extracting(TopicMastery::source)
        .startsWith(EvidenceSource.INFERRED, EvidenceSource.DIRECT);
    assertThat(report.getLast().source()).isEqualTo(EvidenceSource.NONE);
    assertThat(report.get(1).attempts()).isEqualTo(2);
    assertThat(report.get(1).successes()).isEqualTo(1);
    assertThat(report.get(1).lastEventAt()).isEqualTo(NOW);
  }

  @Test
  void theReportMarksWhatWasPutAsideAndWhatIsAboutToBeForgotten() {
    LearnerState state = Learning.after(nobody, "a", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    state = Learning.after(state, "b", new Dismissed(NOW.plus(Duration.ofDays(10))));
    List<TopicMastery> now = nextSteps.report(state, scope, NOW);
    assertThat(now).extracting(TopicMastery::dismissed).startsWith(false, true, false);
    assertThat(now).extracting(TopicMastery::reviewDue).containsOnly(false);
    List<TopicMastery> later = nextSteps.report(state, scope, NOW.plus(Duration.ofDays(30)));
    assertThat(later).extracting(TopicMastery::dismissed).containsOnly(false);
    assertThat(later).extracting(TopicMastery::reviewDue).startsWith(true, false, false);
  }
}

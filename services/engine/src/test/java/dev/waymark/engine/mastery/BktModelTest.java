package dev.waymark.engine.mastery;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.learner.LearnerState;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class BktModelTest {
  private final PrerequisiteGraph graph = Curricula.graph("a", "b <- a", "c <- b", "d <- c");
  private final GoalScope all = Curricula.all(graph);
  private final GoalScope untilB = scope("b");
  private final LearnerState nobody = LearnerState.empty(graph);
  private final BktModel model = new BktModel();

  private GoalScope scope(String topicId) {
    return switch (graph.scope(List.of(new Goal.TopicsGoal(List.of(topicId))))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult other -> throw new AssertionError(other);
    };
  }

  private double known(LearnerState state, GoalScope scope, String topicId) {
    return model.estimate(state, scope, NOW).known(scope.positionOf(graph.indexOf(topicId)));
  }

  @Test
  void aNewLearnerIsExpectedToKnowLittleAndTheLessTheDeeperATopicLies() {
    assertThat(known(nobody, all, "a")).isBetween(0.05, 0.15);
    assertThat(known(nobody, all, "b")).isLessThan(0.6 * known(nobody, all, "a"));
    assertThat(known(nobody, all, "d")).isLessThan(known(nobody, all, "b"));
  }

  @Test
  void firstAnswersElsewhereTellHowFarALearnerCame() {
    PrerequisiteGraph wide =
        Curricula.graph("a", "b", "c", "d", "x", "a2 <- a", "x2 <- x", "x3 <- x2");
    GoalScope scope = Curricula.all(wide);
    LearnerState novice = LearnerState.empty(wide);
    LearnerState versed = novice;
    for (String id : List.of("a", "b", "c", "d")) {
      novice = Learning.after(novice, id, WRONG);
      versed = Learning.after(versed, id, RIGHT);
    }
    LearnerState deep = Learning.after(versed, "a2", RIGHT);
    int x = scope.positionOf(wide.indexOf("x"));
    int x2 = scope.positionOf(wide.indexOf("x2"));
    assertThat(model.estimate(novice, scope, NOW).known(x)).isLessThan(0.05);
    assertThat(model.estimate(versed, scope, NOW).known(x)).isGreaterThan(0.6);
    assertThat(model.estimate(deep, scope, NOW).known(x2))
        .isGreaterThan(model.estimate(versed, scope, NOW).known(x2));
  }

  @Test
  void failingAheadOfWhatWasShownTakesTrustFromFirstAnswers() {
    PrerequisiteGraph wide = Curricula.graph("a", "b", "c", "d", "e", "e2 <- e", "x");
    GoalScope scope = Curricula.all(wide);
    LearnerState quick = LearnerState.empty(wide);
    for (String id : List.of("a", "b", "c", "d")) {
      quick = Learning.after(quick, id, RIGHT, RIGHT);
    }
    LearnerState fell = Learning.after(quick, "e2", WRONG);
    int x = scope.positionOf(wide.indexOf("x"));
    double trusted = model.estimate(quick, scope, NOW).known(x);
    assertThat(trusted).isGreaterThan(0.6);
    assertThat(model.estimate(fell, scope, NOW).known(x)).isLessThan(trusted - 0.03);
  }

  @Test
  void whatWasLearntCountsAsFarAsItsPrerequisitesAreKnown() {
    LearnerState tried = Learning.after(nobody, "b", WRONG, WRONG, RIGHT);
    LearnerState ready = Learning.after(tried, "a", RIGHT, RIGHT, RIGHT);
    assertThat(known(ready, all, "b")).isGreaterThan(known(tried, all, "b") + 0.1);
  }

  @Test
  void evidenceFromOutsideTheGoalCountsAsIfItWereInside() {
    LearnerState right = Learning.after(nobody, "d", RIGHT, RIGHT, RIGHT);
    LearnerState wrong = Learning.after(nobody, "d", WRONG, WRONG, WRONG);
    for (LearnerState state : List.of(right, wrong)) {
      for (String id : List.of("a", "b")) {
        assertThat(known(state, untilB, id)).isCloseTo(known(state, all, id), within(1e-12));
      }
    }
    assertThat(known(right, untilB, "b")).isGreaterThan(0.3);
  }

  @Test
  void evidenceFadesWithDistance() {
    LearnerState state = Learning.after(nobody, "d", RIGHT, RIGHT);
    double[] lift = new double[3];
    List<String> ids = List.of("c", "b", "a");
    LearnerState elsewhere = LearnerState.of(graph, state.totals(), List.of());
    for (int i = 0; i < 3; i++) {
      lift[i] = logOdds(known(state, all, ids.get(i))) - logOdds(known(elsewhere, all, ids.get(i)));
    }
    assertThat(lift[0]).isGreaterThan(lift[1]);
    assertThat(lift[1]).isGreaterThan(lift[2]);
    assertThat(lift[2]).isPositive();
  }

  @Test
  void practisingWhatBuildsOnATopicRefreshesIt() {
    LearnerState old = nobody;
    for (int i = 0; i < 4; i++) {
      old = Learning.after(old, NOW.minus(Duration.ofDays(300)), "b", RIGHT);
    }
    LearnerState practised = Learning.after(old, "c", RIGHT);
    double before = model.estimate(old, all, NOW).recall(all.positionOf(graph.indexOf("b")));
    double after = model.estimate(practised, all, NOW).recall(all.positionOf(graph.indexOf("b")));
    assertThat(before).isLessThan(0.6);
    assertThat(after).isGreaterThan(0.9);
    double outside =
        model.estimate(practised, untilB, NOW).recall(untilB.positionOf(graph.indexOf("b")));
    assertThat(outside).isEqualTo(after);
  }

  @Test
  void whoeverNeverLapsesIsBelievedSooner() {
    PrerequisiteGraph wide = Curricula.graph("a", "b", "c", "d", "e", "f", "g", "h", "x");
    LearnerState sure = LearnerState.empty(wide);
    for (String id : List.of("a", "b", "c", "d", "e", "f", "g", "h")) {
      sure = Learning.after(sure, id, RIGHT, RIGHT, RIGHT);
    }
    GoalScope scope = Curricula.all(wide);
    int x = scope.positionOf(wide.indexOf("x"));
    LearnerState once = Learning.after(sure, "x", RIGHT);
    assertThat(model.estimate(sure, scope, NOW).known(x)).isLessThanOrEqualTo(0.95);
    assertThat(model.estimate(once, scope, NOW).known(x)).isGreaterThan(0.95);
  }

  private static double logOdds(double p) {
    return Math.log(p / (1 - p));
  }

  /// `c · (0.4 + 0.6 · m)`, and a SOFT prerequisite counts by half. Both topics lie equally deep.
  @Test
  void beforeEvidenceATopicIsAsLikelyKnownAsItsPrerequisiteAllows() {
    assertRatio("<-", 1);
    assertRatio("<~", 0.5);
  }

  private void assertRatio(String edge, double share) {
    PrerequisiteGraph pairs = Curricula.graph("a", "b", "x " + edge + " a", "y " + edge + " b");
    GoalScope scope = Curricula.all(pairs);
    LearnerState state =
        Learning.after(LearnerState.empty(pairs), "a", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    Mastery mastery = model.estimate(Learning.after(state, "b", WRONG), scope, NOW);
    double x = mastery.known(scope.positionOf(pairs.indexOf("x")));
    double y = mastery.known(scope.positionOf(pairs.indexOf("y")));
    double a = 1 - share + share * mastery.known(scope.positionOf(pairs.indexOf("a")));
    double b = 1 - share + share * mastery.known(scope.positionOf(pairs.indexOf("b")));
    assertThat(x / y).isCloseTo((0.4 + 0.6 * a) / (0.4 + 0.6 * b), within(1e-9));
  }

  /// By the numbers in `docs/reference/mastery-model.md`: b says `ln(0.5 + 0.5 · exp(gain)) + 3 ·
  /// ln(0.65)` to a, which knew nothing of itself.
  @Test
  void failureOnADependentLowersTheOddsByItsMessage() {
    LearnerState state = Learning.after(nobody, "b", WRONG, WRONG, WRONG);
    double gain = state.progress("b").gain();
    double message = Math.log(0.5 + 0.5 * Math.exp(gain)) + 3 * Math.log(0.65);
    double chance = new Ability(state, NOW.getEpochSecond()).chance(graph.indexOf("a"));
    double odds = chance / (1 - chance) * Math.exp(message);
    assertThat(known(state, untilB, "a")).isCloseTo(odds / (1 + odds), within(1e-9));
  }
}

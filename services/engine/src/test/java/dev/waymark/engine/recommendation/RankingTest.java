package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static dev.waymark.engine.Learning.WRONG;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.NextTopics;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Level;
import dev.waymark.engine.learner.Activity.SelfAssessed;
import dev.waymark.engine.learner.Activity.Started;
import dev.waymark.engine.learner.Learnability;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.Mastery;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;

/// The score of a step, part by part, by the table in `docs/reference/next-steps-policy.md`.
class RankingTest {
  private static final Offset<Double> EXACTLY = within(1e-12);
  private static final Policy POLICY = Policy.STANDARD;

  private final PrerequisiteGraph graph = Curricula.graph(weighted());
  private final GoalScope scope = Curricula.all(graph);
  private final LearnerState nobody = LearnerState.empty(graph);

  /// Everything builds on a; d on b and c; e is better after b; f waits for d.
  private static Curriculum weighted() {
    Curriculum drawn = Curricula.of("a", "b <- a", "c <- a", "d <- b c", "e <~ b", "f <- d");
    Section section =
        new Section(
            "All",
            List.of(
                new Inclusion("a", 1),
                new Inclusion("b", 2),
                new Inclusion("c", 1),
                new Inclusion("d", 4),
                new Inclusion("e", 1),
                new Inclusion("f", 3)));
    Roadmap all = new Roadmap("all", "All", "", "1", List.of(section));
    return new Curriculum(drawn.topics(), drawn.prerequisites(), List.of(), List.of(all));
  }

  @Test
  void gainIsTheChanceToBeReadyAndNotToKnowIt() {
    Mastery mastery = mastery(Learning.after(knowsA(), "b", RIGHT), NOW);
    Ranking ranking = ranking(mastery, 0, Experience.NONE);
    double b = known(mastery, "b");
    double untried = Learnability.PRIOR.chance();
    double once = mastery.state().learnableOf(mastery.row(at("b")), NOW.getEpochSecond());
    assertThat(ranking.gain(at("b")))
        .isCloseTo((1 - b) * once * Math.pow(known(mastery, "a"), 1.5), EXACTLY);
    assertThat(ranking.gain(at("d")))
        .isCloseTo(
            (1 - known(mastery, "d")) * untried * Math.pow(b * known(mastery, "c"), 1.5), EXACTLY);
    assertThat(ranking.gain(at("e")))
        .isCloseTo((1 - known(mastery, "e")) * untried * Math.pow(0.3 + 0.7 * b, 1.5), EXACTLY);
  }

  @Test
  void theGoalCountsByWeightTheHeaviestBeingOne() {
    Ranking ranking = ranking(mastery(nobody, NOW), 0, Experience.NONE);
    assertThat(ranking.goal(at("d"))).isCloseTo(0.2, EXACTLY);
    assertThat(ranking.goal(at("b"))).isCloseTo(0.1, EXACTLY);
    assertThat(ranking.goal(at("f"))).isCloseTo(0.15, EXACTLY);
  }

  /// From the end: f is worth 3, d 4 + 0.75 · 3 = 6.25, b and c half of 0.75 · 6.25 more each, a
  /// the rest. Over the greatest worth, that of a.
  @Test
  void whatWaitsForATopicCountsLessForEachEdgeAndIsShared() {
    Ranking ranking = ranking(mastery(nobody, NOW), 0, Experience.NONE);
    double share = 0.75 * 6.25 / 2;
    double b = 0.75 * (2 + share);
    double c = 0.75 * (1 + share);
    double most = 1 + b + c;
    assertThat(ranking.unlocks(at("a"))).isCloseTo(0.3 * (b + c) / most, EXACTLY);
    assertThat(ranking.unlocks(at("b"))).isCloseTo(0.3 * share / most, EXACTLY);
    assertThat(ranking.unlocks(at("d"))).isCloseTo(0.3 * 2.25 / most, EXACTLY);
    assertThat(ranking.unlocks(at("f"))).isZero();
  }

  @Test
  void aPrerequisiteThatIsThereLeavesItsShareToTheOthers() {
    LearnerState state = Learning.after(knowsA(), "b", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
    Ranking ranking = ranking(mastery(state, NOW), 0, Experience.NONE);
    double whole = 0.75 * 6.25;
    assertThat(ranking.unlocks(at("c"))).isCloseTo(0.3 * whole / 6.25, EXACTLY);
  }

  @Test
  void whereOthersWentOnCountsByTheirShare() {
    var model = NextTopics.rightAfter("a b", "a b", "a c");
    var went = new Experience(model, Map.of(), Map.of(), 1);
    Ranking ranking = ranking(mastery(knowsA(), NOW), 0, went);
    // Two can be taken: 0.1 + 2 · 2/3 and 0.1 + 2 · 1/3 of 2.2.
    assertThat(ranking.wentOn(at("b"))).isCloseTo((0.1 + 4 / 3.0) / 2.2, within(1e-6));
    assertThat(ranking.wentOn(at("c"))).isCloseTo((0.1 + 2 / 3.0) / 2.2, within(1e-6));
    assertThat(ranking.wentOn(at("e"))).isZero();
    assertThat(ranking.followed(at("b"))).isZero();
  }

  @Test
  void theTopicOfTheLastEventGoesOnUntilItIsMastered() {
    LearnerState begun = Learning.after(knowsA(), "b", WRONG);
    assertThat(ranking(mastery(begun, NOW), 0, Experience.NONE).continuity(at("b")))
        .isEqualTo(0.04);
    assertThat(ranking(mastery(begun, NOW), 0, Experience.NONE).continuity(at("a"))).isZero();
    assertThat(ranking(mastery(knowsA(), NOW), 0, Experience.NONE).continuity(at("a"))).isZero();
  }

  @Test
  void whatIsAboutToBeForgottenIsDue() {
    Instant later = NOW.plus(Duration.ofDays(60));
    Mastery mastery = mastery(knowsA(), later);
    Ranking ranking = ranking(mastery, 0, Experience.NONE);
    assertThat(mastery.recall(at("a"))).isLessThan(0.9);
    assertThat(ranking.isDue(at("a"))).isTrue();
    assertThat(ranking.kind(at("a"))).isEqualTo(StepKind.REVIEW);
    assertThat(ranking.review(at("a"))).isCloseTo(0.6 * (1 - mastery.recall(at("a"))), EXACTLY);
    assertThat(ranking(mastery(knowsA(), NOW), 0, Experience.NONE).review(at("a"))).isZero();
  }

  @Test
  void whatFailedLastIsPractisedAndNotReviewed() {
    LearnerState failed = Learning.after(knowsA(), "a", WRONG);
    Ranking ranking = ranking(mastery(failed, NOW.plus(Duration.ofDays(60))), 0, Experience.NONE);
    assertThat(ranking.isDue(at("a"))).isFalse();
    assertThat(ranking.kind(at("a"))).isEqualTo(StepKind.PRACTISE);
    LearnerState completed = Learning.after(nobody, "a", new Completed(OptionalDouble.empty()));
    Mastery late = mastery(completed, NOW.plus(Duration.ofDays(60)));
    assertThat(ranking(late, 0, Experience.NONE).isDue(at("a"))).isTrue();
  }

  @Test
  void twoFailuresInARowAskForRepair() {
    LearnerState once = Learning.after(Learning.after(nobody, "a", RIGHT), "b", WRONG);
    assertThat(ranking(mastery(once, NOW), 0, Experience.NONE).repair(at("a"))).isZero();
    LearnerState twice = Learning.after(once, "b", WRONG);
    Mastery mastery = mastery(twice, NOW);
    Ranking ranking = ranking(mastery, 0, Experience.NONE);
    assertThat(ranking.failing(at("a"))).isEqualTo(at("b"));
    assertThat(ranking.repair(at("a"))).isCloseTo(0.2 * (1 - known(mastery, "a")), EXACTLY);
    assertThat(ranking.kind(at("a"))).isEqualTo(StepKind.REMEDIATE);
    LearnerState mended = Learning.after(twice, "b", RIGHT);
    assertThat(ranking(mastery(mended, NOW), 0, Experience.NONE).failing(at("a"))).isEqualTo(-1);
    assertThat(ranking.failing(at("e"))).isEqualTo(-1);
  }

  /// A SOFT edge is advice: what fails behind it asks for no repair.
  @Test
  void failureBehindASoftEdgeAsksForNoRepair() {
    LearnerState state = Learning.after(nobody, "e", WRONG, WRONG, WRONG);
    assertThat(ranking(mastery(state, NOW), 0, Experience.NONE).failing(at("b"))).isEqualTo(-1);
  }

  @Test
  void whatFitsTheTimeAtHandCountsMore() {
    Mastery mastery = mastery(nobody, NOW);
    int minutes = ranking(mastery, 0, Experience.NONE).minutes(at("a"));
    assertThat(minutes).isEqualTo((int) Math.rint(60 * (1 - known(mastery, "a"))));
    assertThat(ranking(mastery, 0, Experience.NONE).fit(at("a"))).isZero();
    assertThat(ranking(mastery, minutes, Experience.NONE).fit(at("a"))).isEqualTo(0.3);
    assertThat(ranking(mastery, minutes - 1, Experience.NONE).fit(at("a"))).isZero();
    assertThat(ranking(mastery(knowsA(), NOW), 0, Experience.NONE).minutes(at("a"))).isEqualTo(5);
  }

  @Test
  void theAuthorsOrderCountsALittle() {
    Ranking ranking = ranking(mastery(nobody, NOW), 0, Experience.NONE);
    assertThat(ranking.order(at("a"))).isCloseTo(0.05, EXACTLY);
    assertThat(ranking.order(at("d"))).isCloseTo(0.05 * (1 - 3 / 6.0), EXACTLY);
  }

  @Test
  void theScoreAddsUpItsParts() {
    var went = new Experience(NextTopics.rightAfter("a b", "b a"), Map.of(), Map.of(), 1);
    LearnerState state = Learning.after(knowsA(), "b", RIGHT, WRONG);
    state = Learning.after(state, "d", WRONG, WRONG);
    state = Learning.after(state, "b", WRONG);
    Ranking ranking = ranking(mastery(state, NOW), 60, went);
    int b = at("b");
    assertThat(ranking.repair(b)).isPositive();
    assertThat(ranking.score(b))
        .isCloseTo(
            ranking.gain(b) * (ranking.goal(b) + ranking.unlocks(b) + 1 + ranking.followed(b))
                + 0.04
                + ranking.repair(b)
                + 0.3
                + ranking.order(b),
            EXACTLY);
    int c = at("c");
    assertThat(ranking.score(c))
        .isCloseTo(
            ranking.gain(c) * (ranking.goal(c) + ranking.unlocks(c) + 1)
                + ranking.repair(c)
                + 0.3
                + ranking.order(c),
            EXACTLY);
  }

  @Test
  void everythingMasteredIsConfirmedTheLeastShownFirst() {
    LearnerState state = nobody;
    for (String topic : List.of("a", "b", "c", "d", "e", "f")) {
      state = Learning.after(state, topic, RIGHT, WRONG, RIGHT, WRONG, RIGHT, RIGHT, RIGHT, RIGHT);
    }
    state = Learning.after(state, "c", RIGHT, RIGHT, RIGHT);
    Ranking ranking = ranking(mastery(state, NOW), 0, Experience.NONE);
    assertThat(ranking.confirming()).isTrue();
    assertThat(ranking.isCandidate(at("c"))).isFalse();
    assertThat(ranking.isCandidate(at("b"))).isTrue();
    assertThat(ranking.kind(at("b"))).isEqualTo(StepKind.REVIEW);
    assertThat(ranking.confirm(at("b"))).isCloseTo(0.5 * (1 - 4 / 8.0), EXACTLY);
    assertThat(ranking.confirm(at("c"))).isCloseTo(0.5 * (1 - 7 / 8.0), EXACTLY);
    LearnerState lapsed = Learning.after(state, "c", WRONG, RIGHT, RIGHT);
    assertThat(ranking(mastery(lapsed, NOW), 0, Experience.NONE).best(1)).containsExactly(at("c"));
    assertThat(ranking(mastery(nobody, NOW), 0, Experience.NONE).confirming()).isFalse();
    assertThat(ranking(mastery(nobody, NOW), 0, Experience.NONE).confirm(at("a"))).isZero();
  }

  @Test
  void whatWasBegunOrSaidToBeFamiliarIsPractised() {
    assertThat(kindOfA(Learning.after(nobody, "a", new Started()))).isEqualTo(StepKind.PRACTISE);
    assertThat(kindOfA(Learning.after(nobody, "a", new SelfAssessed(Level.FAMILIAR))))
        .isEqualTo(StepKind.PRACTISE);
    assertThat(kindOfA(Learning.after(nobody, "a", new SelfAssessed(Level.UNKNOWN))))
        .isEqualTo(StepKind.LEARN);
    assertThat(kindOfA(nobody)).isEqualTo(StepKind.LEARN);
  }

  @Test
  void theBestComeFirstAndTiesGoByTheAuthorsOrder() {
    PrerequisiteGraph alike = Curricula.graph("z", "y", "x", "w");
    Policy flat = Policies.with(0, POLICY.followed());
    Mastery mastery = new BktModel().estimate(LearnerState.empty(alike), Curricula.all(alike), NOW);
    var query = NextStepsQuery.of(mastery.state(), mastery.scope(), NOW, 5);
    int[] best = new Ranking(query, flat, mastery, Experience.NONE).best(3);
    assertThat(best).hasSize(3);
    assertThat(best)
        .containsExactly(
            mastery.scope().positionOf(alike.indexOf("z")),
            mastery.scope().positionOf(alike.indexOf("y")),
            mastery.scope().positionOf(alike.indexOf("x")));
  }

  private StepKind kindOfA(LearnerState state) {
    return ranking(mastery(state, NOW), 0, Experience.NONE).kind(at("a"));
  }

  private LearnerState knowsA() {
    return Learning.after(nobody, "a", RIGHT, RIGHT, RIGHT, RIGHT, RIGHT);
  }

  private Mastery mastery(LearnerState state, Instant at) {
    return new BktModel().estimate(state, scope, at);
  }

  private Ranking ranking(Mastery mastery, int minutes, Experience experience) {
    var query =
        new NextStepsQuery(
            mastery.state(), scope, mastery.at(), Profile.EMPTY, 5, minutes, List.of());
    return new Ranking(query, POLICY, mastery, experience);
  }

  private int at(String topic) {
    return scope.positionOf(graph.indexOf(topic));
  }

  private double known(Mastery mastery, String topic) {
    return mastery.known(at(topic));
  }
}

package dev.waymark.engine.recommendation;

import static dev.waymark.engine.Learning.NOW;
import static dev.waymark.engine.Learning.RIGHT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.NextTopics;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.nexttopic.NextTopicModel;
import dev.waymark.engine.path.Path;
import dev.waymark.engine.path.PathPlanner;
import dev.waymark.engine.path.PathQuery;
import dev.waymark.engine.path.PathStep;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ExperienceTest {
  private final PrerequisiteGraph graph = Curricula.graph("a", "b", "c", "d <- c");
  private final GoalScope scope = Curricula.all(graph);
  private final LearnerState knowsA =
      Learning.after(LearnerState.empty(graph), "a", RIGHT, RIGHT, RIGHT, RIGHT);

  private static Experience wentOn(String... sequences) {
    return new Experience(NextTopics.rightAfter(sequences), Map.of(), Map.of(), 1);
  }

  private static Experience paces(Map<String, Double> paces, double usual) {
    return new Experience(NextTopicModel.NONE, Map.of(), paces, usual);
  }

  private List<Step> steps(LearnerState state, Experience experience) {
    return new NextSteps(new BktModel(), Policy.STANDARD, experience)
        .answer(NextStepsQuery.of(state, scope, NOW, 50))
        .steps();
  }

  @Test
  void whatOthersWentOnToRanksHigherWhereThePolicySaysSo() {
    assertThat(steps(knowsA, Experience.NONE)).extracting(Step::topicId).startsWith("c");
    Experience others = wentOn("a b", "a b", "a b", "a b", "c d");
    assertThat(steps(knowsA, others)).extracting(Step::topicId).startsWith("c");
    List<Step> steps =
        new NextSteps(new BktModel(), Policy.STANDARD.withFollowed(0.3), others)
            .answer(NextStepsQuery.of(knowsA, scope, NOW, 50))
            .steps();
    assertThat(steps).extracting(Step::topicId).containsExactly("b", "c");
    assertThat(steps.getFirst().reasons())
        .filteredOn(r -> r.code().equals("OTHERS_WENT_ON"))
        .singleElement()
        .satisfies(r -> assertThat(r.text()).isEqualTo("Learners like you often take this next."));
    double sum = steps.getFirst().reasons().stream().mapToDouble(Reason::contribution).sum();
    assertThat(steps.getFirst().score()).isCloseTo(sum, within(1e-12));
  }

  @Test
  void whatFewDidIsNotCalledOften() {
    assertThat(steps(knowsA, wentOn("a b", "a b", "a b", "a b", "c d")).getFirst().reasons())
        .extracting(Reason::text)
        .contains("Some learners like you take this next.");
  }

  @Test
  void whatHardlyAnyoneDidCountsNothing() {
    String[] sequences = new String[400];
    Arrays.setAll(sequences, i -> i < 300 ? "a b" : "a x" + i);
    assertThat(steps(knowsA, wentOn(sequences)).getFirst().reasons())
        .extracting(Reason::code)
        .doesNotContain("OTHERS_WENT_ON");
  }

  @Test
  void whateverOthersDidTheSameTopicsMayBeTaken() {
    Random random = new Random(31);
    for (int run = 0; run < 300; run++) {
      PrerequisiteGraph any = Curricula.graph(Curricula.random(random, 2 + random.nextInt(30), 3));
      LearnerState state = Learning.history(random, any, random.nextInt(40));
      var query = NextStepsQuery.of(state, Curricula.all(any), NOW, 50);
      var plain = new NextSteps(new BktModel(), Policy.STANDARD);
      var moved = new NextSteps(new BktModel(), Policy.STANDARD, wentOn(sequences(random, any)));
      assertThat(moved.answer(query).steps())
          .extracting(Step::topicId)
          .containsExactlyInAnyOrderElementsOf(
              plain.answer(query).steps().stream().map(Step::topicId).toList());
      assertThat(moved.answer(query)).isEqualTo(moved.answer(query));
      var unused = wentOn("elsewhere nowhere");
      assertThat(new NextSteps(new BktModel(), Policy.STANDARD, unused).answer(query))
          .isEqualTo(plain.answer(query));
    }
  }

  private static String[] sequences(Random random, PrerequisiteGraph graph) {
    String[] sequences = new String[20];
    Arrays.setAll(
        sequences,
        _ ->
            random
                .ints(1 + random.nextInt(9), 0, graph.size())
                .mapToObj(topic -> graph.topic(topic).id())
                .collect(Collectors.joining(" ")));
    return sequences;
  }

  @Test
  void aTopicThatTakesLongerTakesLongerInStepsAndOnThePath() {
    LearnerState nobody = LearnerState.empty(graph);
    Experience slowB = paces(Map.of("b", 2.0), 1);
    assertThat(minutes(nobody, slowB, "b"))
        .isBetween(
            2 * minutes(nobody, Experience.NONE, "b") - 1,
            2 * minutes(nobody, Experience.NONE, "b") + 1);
    assertThat(minutes(nobody, slowB, "c")).isEqualTo(minutes(nobody, Experience.NONE, "c"));
    assertThat(steps(nobody, slowB))
        .allSatisfy(
            step -> assertThat(step.minutes()).isEqualTo(minutes(nobody, slowB, step.topicId())));
  }

  @Test
  void minutesThatAllLearnersNeedAreNotCountedTwice() {
    LearnerState usual =
        Learning.after(LearnerState.empty(graph), "a", new Completed(OptionalDouble.of(120)));
    Experience allSlow = paces(Map.of("a", 2.0, "b", 2.0, "c", 2.0, "d", 2.0), 2);
    assertThat(usual.pace(1)).isGreaterThan(1);
    assertThat(usual.pace(2)).isEqualTo(1);
    assertThat(allSlow.minutes(Curricula.topic("b"), LearnerState.empty(graph))).isEqualTo(120);
    assertThat(allSlow.minutes(Curricula.topic("b"), usual)).isEqualTo(120);
  }

  private int minutes(LearnerState state, Experience experience, String topicId) {
    Path path =
        new PathPlanner(new BktModel(), Policy.STANDARD, experience)
            .plan(new PathQuery(state, scope, NOW, 300, 0));
    return path.steps().stream()
        .filter(s -> s.topicId().equals(topicId))
        .mapToInt(PathStep::minutes)
        .sum();
  }

  @Test
  void impossibleExperienceIsRefused() {
    assertThatThrownBy(() -> paces(Map.of("a", 0.0), 1)).hasMessageContaining("over 0");
    assertThatThrownBy(() -> paces(Map.of(), Double.NaN)).hasMessageContaining("over 0");
  }
}

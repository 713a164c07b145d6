package dev.waymark.engine.path;

import static dev.waymark.engine.Learning.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.Learning;
import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Dismissed;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.recommendation.Policy;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PathPropertiesTest {
  private static final int WEEK = 300;

  private final PathPlanner planner = new PathPlanner(new BktModel(), Policy.STANDARD);

  @Test
  void prerequisitesComeFirstAndTheSumsAdd() {
    Random random = new Random(201);
    for (int run = 0; run < 300; run++) {
      PrerequisiteGraph graph =
          Curricula.graph(Curricula.random(random, 2 + random.nextInt(30), 3));
      LearnerState state = Learning.history(random, graph, random.nextInt(40));
      Path path = planner.plan(query(state, 0));
      List<String> ids = path.steps().stream().map(PathStep::topicId).toList();
      assertThat(ids).doesNotHaveDuplicates();
      for (String id : ids) {
        for (int required : graph.ancestors(graph.indexOf(id))) {
          assertThat(ids.indexOf(graph.topic(required).id())).isLessThan(ids.indexOf(id));
        }
      }
      assertThat(path.totalMinutes())
          .isEqualTo(path.steps().stream().mapToInt(PathStep::minutes).sum());
      assertThat(path.criticalPathMinutes()).isLessThanOrEqualTo(path.totalMinutes());
      assertThat(path.leftOut()).isEmpty();
      assertThat(planner.plan(query(state, 0))).isEqualTo(path);
    }
  }

  @Test
  void whatIsPutAsideIsLeftOutWithAllThatCannotBeBegunWithoutIt() {
    Random random = new Random(204);
    for (int run = 0; run < 300; run++) {
      PrerequisiteGraph graph =
          Curricula.graph(Curricula.random(random, 2 + random.nextInt(20), 3));
      LearnerState state = Learning.history(random, graph, random.nextInt(10));
      Path before = planner.plan(query(state, 0));
      String aside = graph.topic(random.nextInt(graph.size())).id();
      Path path = planner.plan(query(Learning.after(state, aside, new Dismissed(null)), 0));
      List<String> all = ids(before);
      List<String> left = new ArrayList<>(ids(path));
      assertThat(left).doesNotContain(aside);
      left.addAll(path.leftOut());
      assertThat(left).containsExactlyInAnyOrderElementsOf(all);
      assertThat(path.leftOut().contains(aside)).isEqualTo(all.contains(aside));
      Instant over = NOW.plusSeconds(60);
      LearnerState later = Learning.after(state, aside, new Dismissed(over));
      assertThat(planner.plan(query(later, 0)).leftOut()).isEqualTo(path.leftOut());
    }
  }

  private static List<String> ids(Path path) {
    return path.steps().stream().map(PathStep::topicId).toList();
  }

  @Test
  void masteringATopicNeverLengthensThePath() {
    Random random = new Random(202);
    for (int run = 0; run < 300; run++) {
      PrerequisiteGraph graph =
          Curricula.graph(Curricula.random(random, 2 + random.nextInt(20), 3));
      LearnerState state = Learning.history(random, graph, random.nextInt(30));
      Path before = planner.plan(query(state, 0));
      String topic = graph.topic(random.nextInt(graph.size())).id();
      LearnerState after =
          Learning.after(state, topic, Learning.RIGHT, Learning.RIGHT, Learning.RIGHT);
      Path now = planner.plan(query(after, 0));
      assertThat(now.totalMinutes()).isLessThanOrEqualTo(before.totalMinutes());
      assertThat(now.finishDate()).isBeforeOrEqualTo(before.finishDate());
    }
  }

  @Test
  void onSmallGraphsTheBudgetAgreesWithTryingEverySubset() {
    Random random = new Random(203);
    for (int run = 0; run < 300; run++) {
      PrerequisiteGraph graph = Curricula.graph(Curricula.random(random, 1 + random.nextInt(8), 3));
      LearnerState state = Learning.history(random, graph, random.nextInt(12));
      GoalScope scope = Curricula.all(graph);
      Path all = planner.plan(query(state, 0));
      int budget = 1 + random.nextInt(400);
      Path path = planner.plan(query(state, budget));
      assertThat(path.totalMinutes()).isLessThanOrEqualTo(budget);
      assertThat(path.steps()).hasSize(mostTopics(scope, all, budget));
      List<String> both = new ArrayList<>(path.leftOut());
      path.steps().forEach(s -> both.add(s.topicId()));
      assertThat(both)
          .containsExactlyInAnyOrderElementsOf(
              all.steps().stream().map(PathStep::topicId).toList());
    }
  }

  @Test
  void onSmallGraphsTheCriticalPathAgreesWithTryingEveryChain() {
    Random random = new Random(204);
    for (int run = 0; run < 300; run++) {
      PrerequisiteGraph graph = Curricula.graph(Curricula.random(random, 1 + random.nextInt(8), 3));
      LearnerState state = Learning.history(random, graph, random.nextInt(12));
      GoalScope scope = Curricula.all(graph);
      Path path = planner.plan(query(state, 0));
      int longest = 0;
      for (int p = 0; p < scope.size(); p++) {
        longest = Math.max(longest, longestChain(scope, path, p));
      }
      assertThat(path.criticalPathMinutes()).isEqualTo(longest);
      assertThat(path.criticalPath().stream().mapToInt(id -> minutes(path, id)).sum())
          .isEqualTo(longest);
    }
  }

  /// All weights are 1, so the most valuable part is the one with the most topics. Bounded work:
  /// with a search that grows by the cube this would take minutes.
  @Test
  void aBudgetOnALargeGoalIsFoundSoonAndNearlyUsedUp() {
    Random random = new Random(205);
    PrerequisiteGraph graph = Curricula.graph(Curricula.random(random, 3000, 3));
    LearnerState state = LearnerState.empty(graph);
    int budget = 60_000;
    Path path =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> planner.plan(query(state, budget)));
    assertThat(path.totalMinutes()).isBetween(budget * 9 / 10, budget);
    List<String> ids = ids(path);
    Adjacency prerequisites = graph.prerequisites();
    for (String id : ids) {
      int topic = graph.indexOf(id);
      for (int e = prerequisites.begin(topic); e < prerequisites.hardEnd(topic); e++) {
        assertThat(ids).contains(graph.topic(prerequisites.target(e)).id());
      }
    }
  }

  private static int mostTopics(GoalScope scope, Path all, int budget) {
    int most = 0;
    for (int subset = 0; subset < 1 << scope.size(); subset++) {
      int sum = 0;
      boolean valid = true;
      for (int p = 0; p < scope.size(); p++) {
        if ((subset >> p & 1) == 1) {
          int own = minutes(all, id(scope, p));
          sum += own;
          valid &= own > 0;
          for (int r : scope.prerequisites().hard(p)) {
            valid &= (subset >> r & 1) == 1 || minutes(all, id(scope, r)) == 0;
          }
        }
      }
      if (valid && sum <= budget) {
        most = Math.max(most, Integer.bitCount(subset));
      }
    }
    return most;
  }

  private static int longestChain(GoalScope scope, Path path, int position) {
    Adjacency prerequisites = scope.prerequisites();
    int before = 0;
    for (int r : prerequisites.hard(position)) {
      before = Math.max(before, longestChain(scope, path, r));
    }
    return before + minutes(path, id(scope, position));
  }

  private static String id(GoalScope scope, int position) {
    return scope.graph().topic(scope.topicAt(position)).id();
  }

  private static int minutes(Path path, String id) {
    return path.steps().stream()
        .filter(s -> s.topicId().equals(id))
        .mapToInt(PathStep::minutes)
        .sum();
  }

  private static PathQuery query(LearnerState state, int budget) {
    return new PathQuery(state, Curricula.all(state.graph()), NOW, WEEK, budget);
  }
}

package dev.waymark.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.Goal.RoadmapGoal;
import dev.waymark.engine.graph.Goal.TopicsGoal;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PrerequisiteGraphPropertiesTest {
  private static final int RUNS = 200;

  @Test
  void edgesReadBothWaysAreTheCurriculums() {
    Random random = new Random(301);
    for (int run = 0; run < RUNS; run++) {
      PrerequisiteGraph graph = random(random);
      Set<String> expected = new TreeSet<>();
      for (Prerequisite p : graph.curriculum().prerequisites()) {
        expected.add(p.topicId() + " " + p.requiredTopicId() + " " + p.strength());
      }
      Set<String> down = new TreeSet<>();
      Set<String> up = new TreeSet<>();
      for (int t = 0; t < graph.size(); t++) {
        for (int r : graph.prerequisites().hard(t)) {
          down.add(id(graph, t) + " " + id(graph, r) + " HARD");
        }
        for (int r : graph.prerequisites().soft(t)) {
          down.add(id(graph, t) + " " + id(graph, r) + " SOFT");
        }
        for (int d : graph.dependents().hard(t)) {
          up.add(id(graph, d) + " " + id(graph, t) + " HARD");
        }
        for (int d : graph.dependents().soft(t)) {
          up.add(id(graph, d) + " " + id(graph, t) + " SOFT");
        }
        assertThat(graph.indexOf(id(graph, t))).isEqualTo(t);
      }
      assertThat(down).isEqualTo(expected);
      assertThat(up).isEqualTo(expected);
      assertThat(graph.indexOf("ghost")).isEqualTo(-1);
    }
  }

  @Test
  void theTopologicalOrderPutsPrerequisitesFirst() {
    Random random = new Random(302);
    for (int run = 0; run < RUNS; run++) {
      PrerequisiteGraph graph = random(random);
      for (int place = 0; place < graph.size(); place++) {
        int topic = graph.topicInOrder(place);
        assertThat(graph.placeInOrder(topic)).isEqualTo(place);
        for (int required : graph.ancestors(topic)) {
          assertThat(graph.placeInOrder(required)).isLessThan(place);
        }
      }
    }
  }

  @Test
  void ancestorsAreWhatFollowingEveryEdgeFinds() {
    Random random = new Random(303);
    for (int run = 0; run < RUNS; run++) {
      PrerequisiteGraph graph = random(random);
      for (int t = 0; t < graph.size(); t++) {
        Set<Integer> found = new TreeSet<>();
        follow(graph, t, true, found);
        assertThat(graph.ancestors(t)).containsExactly(found.stream().mapToInt(i -> i).toArray());
      }
    }
  }

  @Test
  void aScopeHoldsItsGoalsAndWhatTheyNeedOverHardEdges() {
    Random random = new Random(304);
    for (int run = 0; run < RUNS; run++) {
      PrerequisiteGraph graph = random(random);
      int one = random.nextInt(graph.size());
      int other = random.nextInt(graph.size());
      List<Goal> goals =
          List.of(
              new TopicsGoal(List.of(id(graph, one))), new TopicsGoal(List.of(id(graph, other))));
      GoalScope scope = found(graph.scope(goals));
      Set<Integer> expected = new TreeSet<>(Set.of(one));
      expected.add(other);
      follow(graph, one, false, expected);
      follow(graph, other, false, expected);
      Set<Integer> topics = new TreeSet<>();
      boolean[] ranks = new boolean[scope.size()];
      for (int p = 0; p < scope.size(); p++) {
        topics.add(scope.topicAt(p));
        ranks[scope.rank(p)] = true;
        assertThat(scope.positionOf(scope.topicAt(p))).isEqualTo(p);
        for (int r : scope.prerequisites().hard(p)) {
          assertThat(r).isLessThan(p);
        }
      }
      assertThat(topics).isEqualTo(expected);
      assertThat(ranks).containsOnly(true);
      double weight = one == other ? 2 : 1;
      assertThat(scope.weight(scope.positionOf(one))).isEqualTo(weight);
    }
  }

  @Test
  void aTopicThatNoGoalNamesComesJustBeforeWhatNeedsIt() {
    PrerequisiteGraph graph = Curricula.graph("x", "y", "z <- n", "n");
    GoalScope scope = found(graph.scope(List.of(new TopicsGoal(List.of("x", "z", "y")))));
    List<String> order =
        IntStream.range(0, scope.size())
            .boxed()
            .sorted(Comparator.comparingInt(scope::rank))
            .map(p -> id(graph, scope.topicAt(p)))
            .toList();
    assertThat(order).containsExactly("x", "n", "z", "y");
  }

  @Test
  void unknownGoalsAreNamed() {
    PrerequisiteGraph graph = Curricula.graph("a");
    assertThat(graph.scope(List.of(new RoadmapGoal("ghost"))))
        .isEqualTo(new ScopeResult.UnknownRoadmap("ghost"));
    assertThat(graph.scope(List.of(new TopicsGoal(List.of("a", "ghost")))))
        .isEqualTo(new ScopeResult.UnknownTopic("ghost"));
  }

  private static PrerequisiteGraph random(Random random) {
    return Curricula.graph(Curricula.random(random, 1 + random.nextInt(30), 3));
  }

  private static GoalScope found(ScopeResult result) {
    if (result instanceof ScopeResult.Found(GoalScope scope)) {
      return scope;
    }
    throw new AssertionError(result);
  }

  private static String id(PrerequisiteGraph graph, int topic) {
    return graph.topic(topic).id();
  }

  private static void follow(PrerequisiteGraph graph, int topic, boolean soft, Set<Integer> found) {
    for (Prerequisite p : graph.curriculum().prerequisites()) {
      if (p.topicId().equals(id(graph, topic)) && (soft || p.strength() == Strength.HARD)) {
        int required = graph.indexOf(p.requiredTopicId());
        found.add(required);
        follow(graph, required, soft, found);
      }
    }
  }
}

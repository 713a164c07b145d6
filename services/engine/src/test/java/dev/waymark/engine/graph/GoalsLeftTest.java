package dev.waymark.engine.graph;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.Curricula;
import dev.waymark.engine.graph.Goal.RoadmapGoal;
import dev.waymark.engine.graph.Goal.TopicsGoal;
import java.util.List;
import org.junit.jupiter.api.Test;

class GoalsLeftTest {
  private final PrerequisiteGraph graph = Curricula.graph("b <- a");

  @Test
  void whatIsPublishedStaysAndTheRestIsNamed() {
    List<Goal> goals =
        List.of(
            new RoadmapGoal("all"),
            new RoadmapGoal("old"),
            new TopicsGoal(List.of("b", "x")),
            new TopicsGoal(List.of("y")));
    assertThat(GoalsLeft.of(graph, goals))
        .isEqualTo(
            new GoalsLeft(
                List.of(new RoadmapGoal("all"), new TopicsGoal(List.of("b"))),
                List.of("old", "x", "y")));
  }

  @Test
  void nothingIsGoneWhileAllIsPublished() {
    List<Goal> goals = List.of(new RoadmapGoal("all"), new TopicsGoal(List.of("a")));
    assertThat(GoalsLeft.of(graph, goals)).isEqualTo(new GoalsLeft(goals, List.of()));
  }
}

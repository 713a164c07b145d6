package dev.waymark.recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Profile;
import dev.waymark.recommender.fixture.SmallCurriculum;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LearnerWeightTest {
  private static final PrerequisiteGraph GRAPH =
      ((GraphResult.Built) PrerequisiteGraph.build("1", SmallCurriculum.FIRST)).graph();

  @Test
  void aLearnerWeighsWhatTheProfileHolds() {
    Learner plain = Learner.unknown("ada", GRAPH);
    assertThat(LearnerWeight.of(plain)).isBetween(500, 1_500);
    List<String> topics = IntStream.range(0, 500).mapToObj(i -> "%0100d".formatted(i)).toList();
    Learner heavy =
        new Learner(
            "ada",
            1,
            plain.state(),
            plain.recentEvents(),
            new Profile(List.of(new Goal.TopicsGoal(topics)), 0, Set.of(), Set.of(), List.of()));
    assertThat(LearnerWeight.of(heavy)).isBetween(78_000, 200_000);
  }
}

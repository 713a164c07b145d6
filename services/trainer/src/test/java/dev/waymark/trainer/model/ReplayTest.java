package dev.waymark.trainer.model;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.trainer.log.Events;
import dev.waymark.trainer.log.LogCollector;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// An id counts once among a learner's latest, whether events or profile updates had it.
class ReplayTest {
  private final PrerequisiteGraph graph = Graphs.chain();
  private final LogCollector collector = new LogCollector(10_000, 7, EvidenceWeights.STANDARD);

  private List<String> counted() {
    List<String> ids = new ArrayList<>();
    collector
        .result()
        .learners()
        .forEach(it -> Replay.of(it, graph, (event, _) -> ids.add(event.eventId())));
    return ids;
  }

  @Test
  void anEventUnderTheIdOfAProfileUpdateDoesNotCount() {
    collector.addProfileUpdate("ada", "ada-2");
    collector.add(Events.answer("ada", 1, "b", true));
    collector.add(Events.answer("ada", 2, "b", true));
    assertThat(counted()).containsExactly("ada-1");
  }

  @Test
  void profileUpdatesTakePlacesAmongTheLatestIds() {
    collector.add(Events.answer("ada", 1, "b", true));
    for (int i = 0; i < RecentEvents.MAX_REMEMBERED; i++) {
      collector.addProfileUpdate("ada", "profile-" + i);
    }
    collector.add(Events.answer("ada", 1, "b", true));
    assertThat(counted()).containsExactly("ada-1", "ada-1");
  }
}

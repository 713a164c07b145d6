package dev.waymark.trainer.model;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Small graphs for tests.
final class Graphs {
  private Graphs() {}

  /// Topics `a` to `e`, 60 minutes each, every one requiring the one before; the resources `book`
  /// and `video` teach all of them.
  static PrerequisiteGraph chain() {
    List<String> ids = List.of("a", "b", "c", "d", "e");
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = 1; t < ids.size(); t++) {
      edges.add(new Prerequisite(ids.get(t), ids.get(t - 1), Strength.HARD));
    }
    return graph(ids, edges);
  }

  static PrerequisiteGraph random(RandomGenerator random, int topics) {
    List<String> ids = new ArrayList<>();
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = 0; t < topics; t++) {
      ids.add("t" + (100 + t));
      for (int r = 0; r < t; r++) {
        if (random.nextInt(4) == 0) {
          Strength strength = random.nextInt(4) == 0 ? Strength.SOFT : Strength.HARD;
          edges.add(new Prerequisite(ids.get(t), ids.get(r), strength));
        }
      }
    }
    return graph(ids, edges);
  }

  private static PrerequisiteGraph graph(List<String> ids, List<Prerequisite> edges) {
    List<Topic> topics =
        ids.stream().map(id -> new Topic(id, id, id, TopicKind.CONCEPT, 60, 2, false)).toList();
    List<Resource> resources = List.of(resource("book", ids), resource("video", ids));
    return switch (PrerequisiteGraph.build(
        "test-1", new Curriculum(topics, edges, resources, List.of()))) {
      case GraphResult.Built(PrerequisiteGraph graph) -> graph;
      case GraphResult.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Resource resource(String id, List<String> topics) {
    return new Resource(
        id,
        id,
        "author",
        "https://example.org/" + id,
        ResourceType.BOOK,
        Access.FREE,
        "en",
        60,
        2,
        topics.stream().map(t -> new Teaching(t, 1, 0, "")).toList());
  }
}

package dev.waymark.simulator.shape;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// Generated graphs. Every prerequisite is HARD, every topic weighs the same, and the roadmap names
/// all topics in an order that never breaks a prerequisite.
public final class Shapes {
  private static final String ROADMAP = "all";

  private Shapes() {}

  /// Other ones, for choosing parameters.
  public static List<Shape> tuning() {
    return List.of(
        named("chain 18", chain(18)),
        named("tree 40", tree(40, 3)),
        named("layered 56", layered(56, 7, 2, 11)),
        named("layered 120", layered(120, 8, 3, 12)));
  }

  private static Shape named(String name, Shape shape) {
    return new Shape(name, shape.graph(), shape.roadmapId());
  }

  /// One of each, for reports; no parameter was chosen on them.
  public static List<Shape> generated() {
    return List.of(chain(30), tree(63, 2), layered(100, 10, 3, 1));
  }

  /// Each topic requires the one before it.
  public static Shape chain(int topics) {
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = 1; t < topics; t++) {
      edges.add(edge(t, t - 1));
    }
    return of("chain", topics, edges);
  }

  /// Topic `t` requires topic `(t - 1) / branching`.
  public static Shape tree(int topics, int branching) {
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = 1; t < topics; t++) {
      edges.add(edge(t, (t - 1) / branching));
    }
    return of("tree", topics, edges);
  }

  /// Layers of equal width; each topic requires some of the layer before.
  public static Shape layered(int topics, int layers, int prerequisites, long seed) {
    var random = new SplittableRandom(seed);
    int width = Math.ceilDiv(topics, layers);
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = width; t < topics; t++) {
      int first = (t / width - 1) * width;
      int[] chosen =
          random
              .ints(first, first + width)
              .distinct()
              .limit(Math.min(prerequisites, width))
              .sorted()
              .toArray();
      for (int required : chosen) {
        edges.add(edge(t, required));
      }
    }
    return of("layered", topics, edges);
  }

  /// @param edges between the ids that [#id(int)] gives
  static Shape of(String name, int topics, List<Prerequisite> edges) {
    List<Topic> all = new ArrayList<>();
    for (int t = 0; t < topics; t++) {
      all.add(topic(id(t), "Topic " + t, 120));
    }
    return of(name, all, edges);
  }

  /// @param topics in the roadmap's order
  static Shape of(String name, List<Topic> topics, List<Prerequisite> edges) {
    List<Inclusion> order = topics.stream().map(t -> new Inclusion(t.id(), 1)).toList();
    var roadmap =
        new Roadmap(ROADMAP, name, "Everything.", "1", List.of(new Section("Everything", order)));
    return of(name, new Curriculum(topics, edges, List.of(), List.of(roadmap)), ROADMAP);
  }

  /// A curriculum with one of its roadmaps.
  ///
  /// @throws IllegalArgumentException if the curriculum is not fit to be published
  public static Shape of(String name, Curriculum curriculum, String roadmapId) {
    return switch (PrerequisiteGraph.build("simulated", curriculum)) {
      case GraphResult.Built(var graph) -> new Shape(name, graph, roadmapId);
      case GraphResult.Refused(var problems) ->
          throw new IllegalArgumentException(problems.getFirst().message());
    };
  }

  static Topic topic(String id, String title, int minutes) {
    return new Topic(id, title, title + ".", TopicKind.CONCEPT, minutes, 2, false);
  }

  static String id(int topic) {
    return "t" + (100_000 + topic);
  }

  private static Prerequisite edge(int topic, int required) {
    return new Prerequisite(id(topic), id(required), Strength.HARD);
  }
}

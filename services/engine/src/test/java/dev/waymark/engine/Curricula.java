package dev.waymark.engine;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Goal.RoadmapGoal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.graph.Section;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Small curricula for tests, written as they are drawn: `c <- a b` is "c requires a and b", `c <~
/// a` the same with a SOFT edge. The roadmap `all` lists every topic in order of first mention.
public final class Curricula {
  private Curricula() {}

  public static Curriculum of(String... lines) {
    List<String> ids = new ArrayList<>();
    List<Prerequisite> edges = new ArrayList<>();
    for (String line : lines) {
      String[] parts = line.split(" ", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i != 1 && !ids.contains(parts[i])) {
          ids.add(parts[i]);
        }
      }
      for (int i = 2; i < parts.length; i++) {
        Strength strength = parts[1].equals("<-") ? Strength.HARD : Strength.SOFT;
        edges.add(new Prerequisite(parts[0], parts[i], strength));
      }
    }
    return of(ids, edges);
  }

  public static Curriculum of(List<String> ids, List<Prerequisite> edges) {
    List<Topic> topics = ids.stream().map(Curricula::topic).toList();
    Section section = new Section("All", ids.stream().map(id -> new Inclusion(id, 1)).toList());
    Roadmap all = new Roadmap("all", "All", "", "1", ids.isEmpty() ? List.of() : List.of(section));
    return new Curriculum(topics, edges, List.of(), List.of(all));
  }

  /// Topic `i` requires up to `fanIn` of the topics before it.
  public static Curriculum random(RandomGenerator random, int topics, int fanIn) {
    List<String> ids = new ArrayList<>();
    List<Prerequisite> edges = new ArrayList<>();
    for (int t = 0; t < topics; t++) {
      ids.add("t" + (1000 + t));
      for (int i = 0; t > 0 && i < random.nextInt(fanIn + 1); i++) {
        String required = ids.get(random.nextInt(t));
        if (edges.stream()
            .noneMatch(
                e -> e.topicId().equals(ids.getLast()) && e.requiredTopicId().equals(required))) {
          Strength strength = random.nextInt(5) == 0 ? Strength.SOFT : Strength.HARD;
          edges.add(new Prerequisite(ids.getLast(), required, strength));
        }
      }
    }
    return of(ids, edges);
  }

  public static Topic topic(String id) {
    return new Topic(id, "Topic " + id, "About " + id, TopicKind.CONCEPT, 60, 2, false);
  }

  public static PrerequisiteGraph graph(Curriculum curriculum) {
    return switch (PrerequisiteGraph.build("test-1", curriculum)) {
      case GraphResult.Built(PrerequisiteGraph graph) -> graph;
      case GraphResult.Refused(var problems) -> throw new AssertionError(problems);
    };
  }

  public static PrerequisiteGraph graph(String... lines) {
    return graph(of(lines));
  }

  public static GoalScope all(PrerequisiteGraph graph) {
    return switch (graph.scope(List.of(new RoadmapGoal("all")))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult other -> throw new AssertionError(other);
    };
  }
}

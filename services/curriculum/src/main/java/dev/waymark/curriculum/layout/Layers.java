package dev.waymark.curriculum.layout;

import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The topics of a section in layers, each as high as it can be below what it requires. Of a
/// circle, what comes first in the author's order counts as required.
final class Layers {
  private final List<List<Topic>> layers = new ArrayList<>();
  private long span;

  Layers(List<Topic> topics, List<Prerequisite> prerequisites) {
    Map<String, List<String>> dependents = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    for (Prerequisite edge : prerequisites) {
      dependents
          .computeIfAbsent(edge.requiredTopicId(), _ -> new ArrayList<>())
          .add(edge.topicId());
      open.merge(edge.topicId(), 1, Integer::sum);
    }
    Map<String, Integer> depths = new HashMap<>();
    Set<String> done = new HashSet<>();
    for (Topic topic : topics) {
      if (!open.containsKey(topic.id())) {
        follow(topic.id(), dependents, open, depths, done);
      }
    }
    for (Topic topic : topics) {
      follow(topic.id(), dependents, open, depths, done);
    }
    for (Topic topic : topics) {
      int depth = depths.getOrDefault(topic.id(), 0);
      while (layers.size() <= depth) {
        layers.add(new ArrayList<>());
      }
      layers.get(depth).add(topic);
    }
    for (Prerequisite edge : prerequisites) {
      span +=
          Math.abs(
              depths.getOrDefault(edge.topicId(), 0)
                  - depths.getOrDefault(edge.requiredTopicId(), 0));
    }
  }

  /// Kahn's algorithm, from one topic on.
  private static void follow(
      String first,
      Map<String, List<String>> dependents,
      Map<String, Integer> open,
      Map<String, Integer> depths,
      Set<String> done) {
    Deque<String> ready = new ArrayDeque<>();
    if (done.add(first)) {
      ready.add(first);
    }
    while (!ready.isEmpty()) {
      String topic = ready.remove();
      int below = depths.getOrDefault(topic, 0) + 1;
      for (String dependent : dependents.getOrDefault(topic, List.of())) {
        if (!done.contains(dependent)) {
          depths.merge(dependent, below, Math::max);
          if (open.merge(dependent, -1, Integer::sum) == 0) {
            done.add(dependent);
            ready.add(dependent);
          }
        }
      }
    }
  }

  List<List<Topic>> layers() {
    return layers;
  }

  /// How many layers the prerequisites cross, all together.
  long span() {
    return span;
  }
}

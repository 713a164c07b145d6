package dev.waymark.engine.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Finds circles among prerequisites: for every topic that is on one, in order of id, the shortest
/// way round, unless a circle already found contains the topic.
final class Cycles {
  private static final int MOST_REPORTED = 20;

  private Cycles() {}

  /// At most 20 cycles, each from a topic back to itself; none: the graph has no cycle.
  static List<List<String>> in(Curriculum curriculum) {
    TreeMap<String, List<String>> requires = new TreeMap<>();
    for (Prerequisite p : curriculum.prerequisites()) {
      requires.computeIfAbsent(p.topicId(), _ -> new ArrayList<>()).add(p.requiredTopicId());
    }
    dropWhatIsOnNoCycle(requires);
    List<List<String>> cycles = new ArrayList<>();
    Set<String> reported = new HashSet<>();
    for (String start : requires.keySet()) {
      if (cycles.size() == MOST_REPORTED) {
        break;
      }
      if (!reported.contains(start)) {
        List<String> cycle = shortestWayRound(start, requires);
        if (cycle != null) {
          cycles.add(cycle);
          reported.addAll(cycle);
        }
      }
    }
    return cycles;
  }

  /// Topics whose prerequisites all lead nowhere are taken away, over and over.
  private static void dropWhatIsOnNoCycle(Map<String, List<String>> requires) {
    Map<String, List<String>> dependents = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    Deque<String> done = new ArrayDeque<>();
    requires.forEach((topic, required) -> {
      open.put(topic, required.size());
      for (String r : required) {
        dependents.computeIfAbsent(r, _ -> new ArrayList<>()).add(topic);
        if (!requires.containsKey(r) && open.put(r, 0) == null) {
          done.add(r);
        }
      }
    });
    while (!done.isEmpty()) {
      String topic = done.remove();
      requires.remove(topic);
      for (String dependent : dependents.getOrDefault(topic, List.of())) {
        if (open.merge(dependent, -1, Integer::sum) == 0) {
          done.add(dependent);
        }
      }
    }
  }

  private static @Nullable List<String> shortestWayRound(
      String start, Map<String, List<String>> requires) {
    Map<String, String> cameFrom = new HashMap<>();
    Deque<String> queue = new ArrayDeque<>(List.of(start));
    while (!queue.isEmpty()) {
      String topic = queue.remove();
      for (String required : requires.getOrDefault(topic, List.of())) {
        if (required.equals(start)) {
          return wayBack(topic, start, cameFrom);
        }
        if (requires.containsKey(required) && cameFrom.putIfAbsent(required, topic) == null) {
          queue.add(required);
        }
      }
    }
    return null;
  }

  private static List<String> wayBack(String last, String start, Map<String, String> cameFrom) {
    List<String> reversed = new ArrayList<>(List.of(start, last));
    for (String at = last; !at.equals(start); ) {
      at = cameFrom.getOrDefault(at, start);
      reversed.add(at);
    }
    return reversed.reversed();
  }
}

package dev.waymark.engine.graph;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingInt;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Finds circles among prerequisites: at least one for each group of topics that all require each
/// other, and more until every prerequisite that closes a circle stands in one. Linear in topics
/// and prerequisites for each circle reported.
final class Cycles {
  private static final int MAX_REPORTED = 100;

  private final List<String> ids;
  private final int[][] requires;
  private final int[] component;
  private final Set<List<Integer>> found = new HashSet<>();
  private final Set<Long> covered = new HashSet<>();

  private Cycles(List<Prerequisite> prerequisites) {
    Set<String> names = new TreeSet<>();
    prerequisites.forEach(p -> {
      names.add(p.topicId());
      names.add(p.requiredTopicId());
    });
    ids = List.copyOf(names);
    Map<String, Integer> index = new HashMap<>();
    for (int i = 0; i < ids.size(); i++) {
      index.put(ids.get(i), i);
    }
    List<List<Integer>> edges = new ArrayList<>();
    ids.forEach(_ -> edges.add(new ArrayList<>()));
    for (Prerequisite p : prerequisites) {
      edges.get(index.getOrDefault(p.topicId(), 0)).add(index.getOrDefault(p.requiredTopicId(), 0));
    }
    requires =
        edges.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).distinct().toArray())
            .toArray(int[][]::new);
    component = Components.of(requires);
  }

  /// At most 100 cycles, each from a topic back to itself, the shortest first; none: the graph has
  /// no cycle.
  static List<List<String>> in(Curriculum curriculum) {
    var cycles = new Cycles(curriculum.prerequisites());
    cycles.oneForEachComponent();
    cycles.oneForEachEdge();
    return cycles.found.stream()
        .map(cycle -> cycle.stream().map(cycles.ids::get).toList())
        .sorted(
            comparingInt((List<String> cycle) -> cycle.size())
                .thenComparing(comparing(cycle -> String.join(" ", cycle))))
        .toList();
  }

  private void oneForEachComponent() {
    var seen = new BitSet();
    for (int v = 0; v < requires.length && found.size() < MAX_REPORTED; v++) {
      if (!seen.get(component[v])) {
        seen.set(component[v]);
        report(way(v, v));
      }
    }
  }

  private void oneForEachEdge() {
    for (int v = 0; v < requires.length; v++) {
      for (int w : requires[v]) {
        if (found.size() == MAX_REPORTED) {
          return;
        }
        if (component[v] == component[w] && !covered.contains(edge(v, w))) {
          List<Integer> cycle = new ArrayList<>(List.of(v));
          cycle.addAll(v == w ? List.of(v) : way(w, v));
          report(cycle);
        }
      }
    }
  }

  /// Takes a cycle down, from its first topic by id.
  private void report(List<Integer> cycle) {
    if (cycle.isEmpty()) {
      return;
    }
    for (int i = 0; i + 1 < cycle.size(); i++) {
      covered.add(edge(cycle.get(i), cycle.get(i + 1)));
    }
    List<Integer> turned = new ArrayList<>(cycle.subList(1, cycle.size()));
    Collections.rotate(turned, -turned.indexOf(Collections.min(turned)));
    turned.add(turned.getFirst());
    found.add(List.copyOf(turned));
  }

  private static long edge(int from, int to) {
    return (long) from << Integer.SIZE | to;
  }

  /// The shortest way of at least one step inside the component, ends included; empty if there is
  /// none.
  private List<Integer> way(int from, int to) {
    Map<Integer, Integer> cameFrom = new HashMap<>();
    Deque<Integer> queue = new ArrayDeque<>(List.of(from));
    while (!queue.isEmpty()) {
      int v = queue.remove();
      for (int w : requires[v]) {
        if (w == to) {
          return wayBack(v, from, to, cameFrom);
        }
        if (component[w] == component[from] && w != from && cameFrom.putIfAbsent(w, v) == null) {
          queue.add(w);
        }
      }
    }
    return List.of();
  }

  private static List<Integer> wayBack(int last, int from, int to, Map<Integer, Integer> cameFrom) {
    List<Integer> reversed = new ArrayList<>(List.of(to, last));
    for (int at = last; at != from; ) {
      at = cameFrom.getOrDefault(at, from);
      reversed.add(at);
    }
    return reversed.reversed();
  }
}

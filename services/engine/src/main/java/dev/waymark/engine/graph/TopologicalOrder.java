package dev.waymark.engine.graph;

/// Nodes so that prerequisites come first: by depth (the longest chain below), then by index.
final class TopologicalOrder {
  private TopologicalOrder() {}

  static int[] of(Adjacency prerequisites, Adjacency dependents) {
    int nodes = prerequisites.nodes();
    int[] open = new int[nodes];
    int[] queue = new int[nodes];
    int[] depth = new int[nodes];
    int end = 0;
    for (int v = 0; v < nodes; v++) {
      open[v] = prerequisites.end(v) - prerequisites.begin(v);
      if (open[v] == 0) {
        queue[end++] = v;
      }
    }
    int deepest = 0;
    for (int at = 0; at < end; at++) {
      int v = queue[at];
      deepest = Math.max(deepest, depth[v]);
      for (int i = dependents.begin(v); i < dependents.end(v); i++) {
        int d = dependents.target(i);
        depth[d] = Math.max(depth[d], depth[v] + 1);
        if (--open[d] == 0) {
          queue[end++] = d;
        }
      }
    }
    if (end < nodes) {
      throw new IllegalArgumentException("the graph has a cycle");
    }
    return sortedByDepth(depth, deepest);
  }

  private static int[] sortedByDepth(int[] depth, int deepest) {
    int[] next = new int[deepest + 2];
    for (int d : depth) {
      next[d + 1]++;
    }
    for (int d = 1; d < next.length; d++) {
      next[d] += next[d - 1];
    }
    int[] order = new int[depth.length];
    for (int v = 0; v < depth.length; v++) {
      order[next[depth[v]]++] = v;
    }
    return order;
  }
}

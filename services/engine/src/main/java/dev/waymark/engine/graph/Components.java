package dev.waymark.engine.graph;

import java.util.Arrays;

/// The strongly connected components of a directed graph, by Tarjan's algorithm (1972): two nodes
/// share one if each can be reached from the other. Linear in nodes and edges, without recursion.
final class Components {
  private final int[][] next;
  private final int[] found;
  private final int[] low;
  private final int[] component;
  private final int[] stack;
  private final int[] path;
  private final int[] edge;
  private int stacked;
  private int clock;
  private int components;

  private Components(int[][] next) {
    this.next = next;
    int nodes = next.length;
    found = new int[nodes];
    low = new int[nodes];
    component = new int[nodes];
    stack = new int[nodes];
    path = new int[nodes];
    edge = new int[nodes];
    Arrays.fill(component, -1);
  }

  /// The component of each node, by number.
  ///
  /// @param next the nodes that each node leads to
  static int[] of(int[][] next) {
    var components = new Components(next);
    for (int v = 0; v < next.length; v++) {
      if (components.found[v] == 0) {
        components.visit(v);
      }
    }
    return components.component;
  }

  private void visit(int root) {
    int depth = 0;
    path[0] = root;
    edge[0] = 0;
    enter(root);
    while (depth >= 0) {
      int v = path[depth];
      if (edge[depth] < next[v].length) {
        int w = next[v][edge[depth]++];
        if (found[w] == 0) {
          enter(w);
          path[++depth] = w;
          edge[depth] = 0;
        } else if (component[w] < 0) {
          low[v] = Math.min(low[v], found[w]);
        }
      } else {
        leave(v);
        depth--;
        if (depth >= 0) {
          low[path[depth]] = Math.min(low[path[depth]], low[v]);
        }
      }
    }
  }

  private void enter(int v) {
    found[v] = ++clock;
    low[v] = clock;
    stack[stacked++] = v;
  }

  private void leave(int v) {
    if (low[v] == found[v]) {
      int w;
      do {
        w = stack[--stacked];
        component[w] = components;
      } while (w != v);
      components++;
    }
  }
}

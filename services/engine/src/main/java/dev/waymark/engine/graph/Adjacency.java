package dev.waymark.engine.graph;

import java.util.Arrays;

/// Edges in compressed sparse rows: the neighbours of node `v` are `target(i)` for `i` from
/// `begin(v)` to `end(v)`, HARD edges before `hardEnd(v)`, SOFT edges from there, each group in
/// ascending order.
public final class Adjacency {
  private final int[] begin;
  private final int[] hardEnd;
  private final int[] targets;

  private Adjacency(int[] begin, int[] hardEnd, int[] targets) {
    this.begin = begin;
    this.hardEnd = hardEnd;
    this.targets = targets;
  }

  /// Edge `e` goes from `from[e]` to `to[e]` and is HARD where `hard[e]`.
  static Adjacency of(int nodes, int[] from, int[] to, boolean[] hard) {
    int[] begin = new int[nodes + 1];
    int[] hardEnd = new int[nodes];
    for (int e = 0; e < from.length; e++) {
      begin[from[e] + 1]++;
      if (hard[e]) {
        hardEnd[from[e]]++;
      }
    }
    for (int v = 0; v < nodes; v++) {
      begin[v + 1] += begin[v];
      hardEnd[v] += begin[v];
    }
    int[] nextHard = Arrays.copyOf(begin, nodes);
    int[] nextSoft = hardEnd.clone();
    int[] targets = new int[from.length];
    for (int e = 0; e < from.length; e++) {
      int slot = hard[e] ? nextHard[from[e]]++ : nextSoft[from[e]]++;
      targets[slot] = to[e];
    }
    for (int v = 0; v < nodes; v++) {
      Arrays.sort(targets, begin[v], hardEnd[v]);
      Arrays.sort(targets, hardEnd[v], begin[v + 1]);
    }
    return new Adjacency(begin, hardEnd, targets);
  }

  public int nodes() {
    return hardEnd.length;
  }

  public int begin(int node) {
    return begin[node];
  }

  public int hardEnd(int node) {
    return hardEnd[node];
  }

  public int end(int node) {
    return begin[node + 1];
  }

  public int target(int position) {
    return targets[position];
  }

  /// The neighbours over HARD edges, ascending.
  public int[] hard(int node) {
    return Arrays.copyOfRange(targets, begin[node], hardEnd[node]);
  }

  /// The neighbours over SOFT edges, ascending.
  public int[] soft(int node) {
    return Arrays.copyOfRange(targets, hardEnd[node], begin[node + 1]);
  }
}

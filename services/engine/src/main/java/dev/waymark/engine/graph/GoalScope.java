package dev.waymark.engine.graph;

import dev.waymark.engine.graph.Goal.RoadmapGoal;
import dev.waymark.engine.graph.Goal.TopicsGoal;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// The topics that some goals need: those they name and everything behind them over HARD edges.
///
/// Topics of a scope have positions of their own, 0 to `size() - 1`, prerequisites first, and the
/// edges among them are held by position, so that a pass over a goal touches compact arrays only.
/// SOFT prerequisites that no goal needs otherwise are left out: they are advice, not duty.
public final class GoalScope {
  private final PrerequisiteGraph graph;
  private final List<Goal> goals;
  private final int[] topics;
  private final int[] positions;
  private final double[] weights;
  private final double mostWeight;
  private final int[] ranks;
  private final int[] sections;
  private final List<String> sectionTitles;
  private final Adjacency prerequisites;
  private final Adjacency dependents;

  private GoalScope(PrerequisiteGraph graph, List<Goal> goals, ScopeTargets targets) {
    this.graph = graph;
    this.goals = List.copyOf(goals);
    boolean[] needed = closure(graph, targets);
    topics =
        IntStream.range(0, graph.size()).map(graph::topicInOrder).filter(t -> needed[t]).toArray();
    positions = new int[graph.size()];
    Arrays.fill(positions, -1);
    for (int p = 0; p < topics.length; p++) {
      positions[topics[p]] = p;
    }
    prerequisites = local(graph.prerequisites());
    dependents = local(graph.dependents());
    weights = new double[topics.length];
    sections = new int[topics.length];
    for (int p = 0; p < topics.length; p++) {
      weights[p] = targets.weight(topics[p]);
      sections[p] = targets.section(topics[p]);
    }
    mostWeight = Arrays.stream(weights).max().orElse(1);
    sectionTitles = targets.sectionTitles();
    ranks = ranks(targets);
  }

  static GoalScope of(PrerequisiteGraph graph, List<Goal> goals) {
    var targets = new ScopeTargets(graph.size());
    for (Goal goal : goals) {
      switch (goal) {
        case RoadmapGoal(String id) -> targets.add(graph, graph.roadmap(id).orElseThrow());
        case TopicsGoal(List<String> ids) -> targets.add(graph, ids);
      }
    }
    return new GoalScope(graph, goals, targets);
  }

  public PrerequisiteGraph graph() {
    return graph;
  }

  public List<Goal> goals() {
    return goals;
  }

  /// The roadmap when it is the only goal, else the empty string.
  public String roadmapId() {
    return goals.size() == 1 && goals.getFirst() instanceof RoadmapGoal(String id) ? id : "";
  }

  public int size() {
    return topics.length;
  }

  /// The graph's index of the topic at the position.
  public int topicAt(int position) {
    return topics[position];
  }

  /// The position of a topic by the graph's index, or -1 when no goal needs it.
  public int positionOf(int topic) {
    return positions[topic];
  }

  /// Importance to the goals: the sum of the goals' weights; 0 for a topic that is only needed on
  /// the way.
  public double weight(int position) {
    return weights[position];
  }

  /// The greatest [#weight(int)].
  public double mostWeight() {
    return mostWeight;
  }

  /// The place in the authors' order, 0 to `size() - 1`; a topic that no goal names comes just
  /// before the first topic that needs it.
  public int rank(int position) {
    return ranks[position];
  }

  /// The index into [#sectionTitles()], or -1 for a topic in no section.
  public int section(int position) {
    return sections[position];
  }

  /// The sections of the roadmaps, in the goals' order; of two of one title in two roadmaps, both.
  public List<String> sectionTitles() {
    return sectionTitles;
  }

  /// From a position to the positions of what it requires.
  public Adjacency prerequisites() {
    return prerequisites;
  }

  /// From a position to the positions of what requires it.
  public Adjacency dependents() {
    return dependents;
  }

  private static boolean[] closure(PrerequisiteGraph graph, ScopeTargets targets) {
    boolean[] needed = new boolean[graph.size()];
    Adjacency prerequisites = graph.prerequisites();
    for (int place = graph.size() - 1; place >= 0; place--) {
      int t = graph.topicInOrder(place);
      needed[t] |= targets.named(t) && !graph.topic(t).retired();
      for (int e = prerequisites.begin(t); needed[t] && e < prerequisites.hardEnd(t); e++) {
        needed[prerequisites.target(e)] = true;
      }
    }
    return needed;
  }

  private Adjacency local(Adjacency global) {
    int count = 0;
    for (int t : topics) {
      for (int e = global.begin(t); e < global.end(t); e++) {
        count += positions[global.target(e)] >= 0 ? 1 : 0;
      }
    }
    int[] from = new int[count];
    int[] to = new int[count];
    boolean[] hard = new boolean[count];
    int edge = 0;
    for (int p = 0; p < topics.length; p++) {
      for (int e = global.begin(topics[p]); e < global.end(topics[p]); e++) {
        int target = positions[global.target(e)];
        if (target >= 0) {
          from[edge] = p;
          to[edge] = target;
          hard[edge++] = e < global.hardEnd(topics[p]);
        }
      }
    }
    return Adjacency.of(topics.length, from, to, hard);
  }

  private int[] ranks(ScopeTargets targets) {
    long[] keys = new long[topics.length];
    for (int p = topics.length - 1; p >= 0; p--) {
      long place = targets.named(topics[p]) ? targets.place(topics[p]) : Integer.MAX_VALUE;
      if (!targets.named(topics[p])) {
        for (int e = dependents.begin(p); e < dependents.hardEnd(p); e++) {
          place = Math.min(place, keys[dependents.target(e)] >>> 32);
        }
      }
      int within = targets.named(topics[p]) ? topics.length : p;
      keys[p] = (place << 32) | within;
    }
    Integer[] byKey = new Integer[topics.length];
    Arrays.setAll(byKey, p -> p);
    Arrays.sort(byKey, (a, b) -> Long.compare(keys[a], keys[b]));
    int[] result = new int[topics.length];
    for (int r = 0; r < byKey.length; r++) {
      result[byKey[r]] = r;
    }
    return result;
  }
}

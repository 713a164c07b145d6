package dev.waymark.simulator.eventlog;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.simulator.learner.TopicTruth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;

/// How things really are, which no log says and a good model finds out: how hard topics are, how
/// long they take, how well resources teach, and what builds on what. Topics go by their position
/// in the scope.
public final class GroundTruth {
  private static final int CHANGED_EDGES = 4;
  private static final int NEAR = 25;

  private final GoalScope scope;
  private final double[] hardness;
  private final double[] pace;
  private final TreeMap<String, ResourceEffect> resources = new TreeMap<>();
  private final List<List<Integer>> needs = new ArrayList<>();
  private final List<Edge> needless = new ArrayList<>();
  private final List<Edge> unwritten = new ArrayList<>();

  /// What is true of a resource.
  ///
  /// @param effect logarithm of the factor on what studying brings
  /// @param pace factor on the minutes that studying takes
  /// @param ratingBias stars over the usual that learners feel like giving
  public record ResourceEffect(double effect, double pace, double ratingBias) {}

  /// `position` needs `required`; both are positions.
  public record Edge(int position, int required) {}

  /// Drawn from a seed. Some HARD prerequisites of the graph are not needed in truth, and some
  /// topics of the first half, which most learners come to, need another that the graph does not
  /// name.
  public GroundTruth(GoalScope scope, long seed) {
    this.scope = scope;
    var random = new SplittableRandom(seed);
    hardness = logNormal(random, 0.3);
    pace = logNormal(random, 0.35);
    for (Resource resource : scope.graph().curriculum().resources()) {
      double effect = 0.5 * random.nextGaussian();
      double resourcePace = Math.exp(0.25 * random.nextGaussian());
      double ratingBias = effect + 0.4 * random.nextGaussian();
      resources.put(resource.id(), new ResourceEffect(effect, resourcePace, ratingBias));
    }
    for (int p = 0; p < scope.size(); p++) {
      needs.add(new ArrayList<>());
      for (int required : hard(p)) {
        needs.get(p).add(required);
      }
    }
    dropSome(random);
    addSome(random);
  }

  private double[] logNormal(SplittableRandom random, double spread) {
    double[] values = new double[scope.size()];
    Arrays.setAll(values, _ -> Math.exp(spread * random.nextGaussian()));
    return values;
  }

  private int[] hard(int position) {
    Adjacency prerequisites = scope.prerequisites();
    return prerequisites.hard(position);
  }

  private void dropSome(SplittableRandom random) {
    List<Edge> edges = new ArrayList<>();
    for (int p = 0; p < scope.size(); p++) {
      for (int required : needs.get(p)) {
        edges.add(new Edge(p, required));
      }
    }
    Collections.shuffle(edges, new java.util.Random(random.nextLong()));
    for (Edge edge : edges.subList(0, Math.min(CHANGED_EDGES, edges.size() / 10))) {
      needs.get(edge.position()).remove(Integer.valueOf(edge.required()));
      needless.add(edge);
    }
  }

  private void addSome(SplittableRandom random) {
    int wanted = Math.min(CHANGED_EDGES, scope.size() / 10);
    for (int tries = 0; tries < 10_000 && unwritten.size() < wanted; tries++) {
      int position = random.nextInt(scope.size());
      int required = random.nextInt(scope.size());
      boolean near =
          Math.max(scope.rank(position), scope.rank(required)) < scope.size() / 2
              && Math.abs(scope.rank(position) - scope.rank(required)) < NEAR;
      if (near && required < position && !related(position, required)) {
        needs.get(position).add(required);
        unwritten.add(new Edge(position, required));
      }
    }
  }

  private boolean related(int position, int other) {
    PrerequisiteGraph graph = scope.graph();
    int a = scope.topicAt(position);
    int b = scope.topicAt(other);
    return Arrays.binarySearch(graph.ancestors(a), b) >= 0
        || Arrays.binarySearch(graph.ancestors(b), a) >= 0;
  }

  public GoalScope scope() {
    return scope;
  }

  /// What a simulated learner meets.
  TopicTruth topics() {
    int[][] needed =
        needs.stream()
            .map(list -> list.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
    return new TopicTruth(needed, hardness);
  }

  /// How much of the ability shows in answers: its exponent; 1 is ordinary, more is harder.
  double hardness(int position) {
    return hardness[position];
  }

  /// Factor on the author's minutes.
  double pace(int position) {
    return pace[position];
  }

  /// What is true of a resource of the graph.
  ResourceEffect resource(String resourceId) {
    ResourceEffect found = resources.get(resourceId);
    if (found == null) {
      throw new IllegalArgumentException("unknown resource: " + resourceId);
    }
    return found;
  }

  /// HARD prerequisites of the graph that nothing depends on in truth.
  public List<Edge> needless() {
    return List.copyOf(needless);
  }

  /// Dependences that the graph does not name, directly or indirectly.
  public List<Edge> unwritten() {
    return List.copyOf(unwritten);
  }

  /// The ids of all resources, in order.
  List<String> resourceIds() {
    return List.copyOf(resources.keySet());
  }
}

package dev.waymark.report;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.trainer.log.Events;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.log.LogCollector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;

/// A log of learners who take topics in all sorts of orders, over a graph that is wrong in places:
/// some of its HARD edges are needless in truth, and some topics need another that it does not
/// name.
///
/// @param needless edges of the graph, as topic and what it requires
/// @param missing likewise
record PlantedLog(
    PrerequisiteGraph graph,
    LearnerLog log,
    Set<List<Integer>> needless,
    Set<List<Integer>> missing) {
  private static final int TOPICS = 30;

  /// Topics that need no others; what comes after them needs one or two of them.
  private static final int BASICS = 12;

  private static final int PLANTED = 4;
  private static final int TAKEN = 18;
  private static final int ANSWERS = 5;

  /// @param disorder how far, in places, learners stray from the author's order
  static PlantedLog of(int learners, double disorder, long seed) {
    var random = new SplittableRandom(seed);
    List<Set<Integer>> needs = new ArrayList<>();
    List<Prerequisite> edges = new ArrayList<>();
    Set<List<Integer>> needless = new HashSet<>();
    for (int t = 0; t < TOPICS; t++) {
      needs.add(new HashSet<>());
      while (needs.get(t).size() < (t < BASICS ? 0 : 1 + t % 2)) {
        needs.get(t).add(random.nextInt(BASICS));
      }
      for (int required : needs.get(t)) {
        edges.add(new Prerequisite(id(t), id(required), Strength.HARD));
      }
    }
    PrerequisiteGraph graph = graph(edges);
    while (needless.size() < PLANTED) {
      int topic = BASICS + random.nextInt(TOPICS - BASICS);
      if (needs.get(topic).size() == 2) {
        int dropped = needs.get(topic).iterator().next();
        needs.get(topic).remove(dropped);
        needless.add(List.of(topic, dropped));
      }
    }
    Set<List<Integer>> missing = new HashSet<>();
    while (missing.size() < PLANTED) {
      int topic = BASICS + random.nextInt(TOPICS - BASICS);
      int required = random.nextInt(BASICS);
      if (!related(graph, topic, required) && missing.stream().noneMatch(e -> e.contains(topic))) {
        needs.get(topic).add(required);
        missing.add(List.of(topic, required));
      }
    }
    var log = new LogCollector(10_000_000, 7, EvidenceWeights.STANDARD);
    for (int u = 0; u < learners; u++) {
      learn("u%05d".formatted(u), needs, disorder, random, log);
    }
    return new PlantedLog(graph, log.result(), needless, missing);
  }

  private static boolean related(PrerequisiteGraph graph, int topic, int other) {
    return Arrays.binarySearch(graph.ancestors(topic), other) >= 0
        || Arrays.binarySearch(graph.ancestors(other), topic) >= 0;
  }

  /// One learner: understands a topic mostly only if everything is known that it truly needs.
  private static void learn(
      String learner,
      List<Set<Integer>> needs,
      double disorder,
      SplittableRandom random,
      LogCollector log) {
    double talent = random.nextDouble(0.6, 0.95);
    boolean[] known = new boolean[TOPICS];
    double[] place = new double[TOPICS];
    for (int t = 0; t < TOPICS; t++) {
      place[t] = t + disorder * random.nextGaussian();
    }
    List<Integer> order = new ArrayList<>();
    for (int t = 0; t < TOPICS; t++) {
      order.add(t);
    }
    order.sort(Comparator.comparingDouble(t -> place[t]));
    int from = random.nextInt(TOPICS - TAKEN);
    int minute = 0;
    for (int t : order.subList(from, from + TAKEN)) {
      boolean ready = needs.get(t).stream().allMatch(required -> known[required]);
      known[t] |= random.nextDouble() < (ready ? talent : 0.1 * talent);
      for (int answer = 0; answer < ANSWERS; answer++) {
        boolean right = random.nextDouble() < (known[t] ? 0.9 : 0.2);
        log.add(Events.answer(learner, minute += 7, id(t), right));
      }
    }
  }

  private static String id(int topic) {
    return "t" + (100 + topic);
  }

  private static PrerequisiteGraph graph(List<Prerequisite> edges) {
    List<Topic> topics = new ArrayList<>();
    for (int t = 0; t < TOPICS; t++) {
      topics.add(new Topic(id(t), id(t), id(t), TopicKind.CONCEPT, 60, 2, false));
    }
    var curriculum = new Curriculum(topics, edges, List.of(), List.of());
    return switch (PrerequisiteGraph.build("planted", curriculum)) {
      case GraphResult.Built(PrerequisiteGraph graph) -> graph;
      case GraphResult.Refused(var problems) -> throw new AssertionError(problems);
    };
  }
}

package dev.waymark.trainer.report;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.trainer.report.Dependence.Comparison;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Prerequisites that the evidence contradicts, and topics that depend on others without the graph
/// saying so.
///
/// @param needless HARD edges on which success does not depend, beyond [#LITTLE]
/// @param missing pairs without a path on which it does, beyond chance and at least [#LITTLE]
/// @param edgesTested HARD edges with enough learners on both sides
/// @param pairsTested pairs without a path, likewise
record EdgeFindings(List<Edge> needless, List<Edge> missing, int edgesTested, int pairsTested) {
  /// A difference in success that is too little to ask a prerequisite for.
  static final double LITTLE = 0.1;

  /// Share of false findings among the missing edges that is put up with (Benjamini and Hochberg
  /// 1995).
  static final double FALSE_FINDINGS = 0.05;

  private static final int MOST_EACH = 2;

  /// `topic` and what it requires or seems to, by the graph's indices.
  record Edge(int topic, int required, Comparison comparison) {}

  static EdgeFindings of(PrerequisiteGraph graph, Dependence dependence) {
    List<Edge> edges = new ArrayList<>();
    List<Edge> pairs = new ArrayList<>();
    for (int topic = 0; topic < graph.size(); topic++) {
      List<Integer> required = required(graph, topic);
      for (int other : required) {
        add(edges, topic, other, dependence.success(topic, other, required));
      }
      for (int other : strangers(graph, topic)) {
        add(pairs, topic, other, dependence.surprise(topic, other, required));
      }
    }
    List<Edge> needless =
        edges.stream()
            .filter(e -> e.comparison().estimate().high() < LITTLE)
            .sorted(Comparator.comparingDouble(e -> e.comparison().estimate().high()))
            .toList();
    return new EdgeFindings(
        needless, missing(graph, dependence, pairs), edges.size(), pairs.size());
  }

  private static void add(List<Edge> edges, int topic, int other, Optional<Comparison> comparison) {
    comparison.ifPresent(found -> edges.add(new Edge(topic, other, found)));
  }

  private static List<Integer> required(PrerequisiteGraph graph, int topic) {
    Adjacency prerequisites = graph.prerequisites();
    return Arrays.stream(prerequisites.hard(topic)).boxed().toList();
  }

  /// Topics that neither lead to this one nor come from it.
  private static List<Integer> strangers(PrerequisiteGraph graph, int topic) {
    int[] ancestors = graph.ancestors(topic);
    List<Integer> strangers = new ArrayList<>();
    for (int other = 0; other < graph.size(); other++) {
      boolean leads = Arrays.binarySearch(ancestors, other) >= 0;
      boolean comes = Arrays.binarySearch(graph.ancestors(other), topic) >= 0;
      if (other != topic && !leads && !comes) {
        strangers.add(other);
      }
    }
    return strangers;
  }

  /// For each topic the strongest, then what is still strong among learners alike in that. What
  /// only goes along with the true one falls away so.
  private static List<Edge> missing(
      PrerequisiteGraph graph, Dependence dependence, List<Edge> pairs) {
    double least = leastZ(pairs);
    List<Edge> missing = new ArrayList<>();
    for (int t = 0; t < graph.size(); t++) {
      int topic = t;
      List<Integer> alike = new ArrayList<>(required(graph, topic));
      List<Edge> open =
          pairs.stream().filter(e -> e.topic() == topic && e.comparison().z() >= least).toList();
      for (int round = 0; round < MOST_EACH && !open.isEmpty(); round++) {
        Edge best =
            open.stream().max(Comparator.comparingDouble(e -> e.comparison().z())).orElseThrow();
        if (best.comparison().z() < least || best.comparison().difference() < LITTLE) {
          break;
        }
        missing.add(best);
        alike.add(best.required());
        List<Edge> rest = new ArrayList<>();
        for (Edge edge : open) {
          if (edge.required() != best.required()) {
            add(rest, topic, edge.required(), dependence.surprise(topic, edge.required(), alike));
          }
        }
        open = rest;
      }
    }
    missing.sort(Comparator.comparingDouble(e -> -e.comparison().z()));
    return missing;
  }

  /// The z from which a pair is a finding, one-sided.
  private static double leastZ(List<Edge> pairs) {
    double[] p = pairs.stream().mapToDouble(e -> tail(e.comparison().z())).sorted().toArray();
    double most = 0;
    for (int i = 0; i < p.length; i++) {
      if (p[i] <= FALSE_FINDINGS * (i + 1) / p.length) {
        most = p[i];
      }
    }
    double limit = most;
    return pairs.stream()
        .mapToDouble(e -> e.comparison().z())
        .filter(z -> tail(z) <= limit)
        .min()
        .orElse(Double.POSITIVE_INFINITY);
  }

  /// Chance that a standard normal number is larger (Abramowitz and Stegun 7.1.26; off by 10⁻⁷).
  private static double tail(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double series =
        t
            * (0.254829592
                + t * (-0.284496736 + t * (1.421413741 + t * (-1.453152027 + t * 1.061405429))));
    double half = series * Math.exp(-x * x) / 2;
    return z >= 0 ? half : 1 - half;
  }
}

package dev.waymark.report;

import dev.waymark.report.Dependence.Comparison;
import dev.waymark.report.EdgeFindings.Edge;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which dependences between topics without a path stand out from all others that were tested.
///
/// @param edges the surest first
/// @param suspected dependences that may be real and are too weak to be listed, and those that are
///   listed; the surest first
/// @param least z from which a dependence stands out
record MissingEdges(List<Edge> edges, List<Edge> suspected, double least) {
  static final Comparator<Edge> SUREST_FIRST =
      Comparator.comparingDouble(edge -> -edge.comparison().z());

  /// Share of false findings that is accepted (Benjamini and Hochberg 1995).
  static final double FALSE_FINDINGS = 0.1;

  /// A difference in success that is too little to ask a prerequisite for.
  static final double LITTLE = 0.05;

  /// The z from which a dependence is suspected.
  private static final double SUSPICIOUS = 2.5;

  /// How much less success there must be without the prerequisite than the other way round.
  private static final double ASYMMETRY = 0.05;

  /// Of the learners who met both topics, how many at least met the prerequisite first.
  private static final double MET_FIRST = 0.2;

  /// The same where success does not tell which is the prerequisite.
  private static final double MOSTLY_FIRST = 0.5;

  /// From so many comparisons on their own spread is the yardstick.
  private static final int ENOUGH = 30;

  static MissingEdges among(List<Edge> pairs, Sightings sightings) {
    double[] z = pairs.stream().mapToDouble(edge -> edge.comparison().z()).sorted().toArray();
    Yardstick yardstick = Yardstick.of(z);
    double least = yardstick.leastZ(z);
    Map<List<Integer>, Comparison> known = new HashMap<>();
    pairs.forEach(e -> known.put(List.of(e.topic(), e.required()), e.comparison()));
    List<Edge> suspected =
        pairs.stream()
            .filter(e -> e.comparison().z() >= Math.min(least, SUSPICIOUS))
            .filter(e -> pointsThisWay(e, known.get(List.of(e.required(), e.topic())), sightings))
            .sorted(SUREST_FIRST)
            .toList();
    return new MissingEdges(
        suspected.stream().filter(edge -> standsOut(edge, least)).toList(), suspected, least);
  }

  boolean standsOut(Edge edge) {
    return standsOut(edge, least);
  }

  private static boolean standsOut(Edge edge, double least) {
    return edge.comparison().z() >= least && edge.comparison().difference() >= LITTLE;
  }

  /// Anyone who lacks a prerequisite fails; anyone who lacks what builds on it may well succeed.
  /// Without enough of the latter the order tells in which most learners took them.
  private static boolean pointsThisWay(
      Edge edge, @Nullable Comparison opposite, Sightings sightings) {
    double first = sightings.metBefore(edge.topic(), edge.required());
    double met = first + sightings.metBefore(edge.required(), edge.topic());
    if (opposite == null) {
      return first > MOSTLY_FIRST * met;
    }
    return edge.comparison().successWithout() < opposite.successWithout() - ASYMMETRY
        && first >= MET_FIRST * met;
  }

  /// What z looks like where nothing depends: its middle and spread as most comparisons show them
  /// (the empirical null of Efron, JASA 2004), never milder than the normal distribution.
  private record Yardstick(double middle, double spread) {
    static Yardstick of(double[] sorted) {
      if (sorted.length < ENOUGH) {
        return new Yardstick(0, 1);
      }
      double middle = Math.max(0, sorted[sorted.length / 2]);
      double quarters = sorted[sorted.length * 3 / 4] - sorted[sorted.length / 4];
      return new Yardstick(middle, Math.max(1, quarters / 1.349));
    }

    double chance(double z) {
      return tail((z - middle) / spread);
    }

    double leastZ(double[] sorted) {
      int n = sorted.length;
      for (int found = n; found > 0; found--) {
        if (chance(sorted[n - found]) <= FALSE_FINDINGS * found / n) {
          return sorted[n - found];
        }
      }
      return Double.POSITIVE_INFINITY;
    }
  }

  /// Chance that a standard normal number is larger (Abramowitz and Stegun 7.1.26; off by 10⁻⁷).
  private static double tail(double z) {
    double x = Math.abs(z) / Math.sqrt(2);
    double t = 1 / (1 + 0.3275911 * x);
    double[] series = {1.061405429, -1.453152027, 1.421413741, -0.284496736, 0.254829592};
    double sum = Arrays.stream(series).reduce(0, (s, term) -> term + t * s) * t;
    double half = sum * Math.exp(-x * x) / 2;
    return z >= 0 ? half : 1 - half;
  }
}

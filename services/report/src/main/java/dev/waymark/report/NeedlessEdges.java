package dev.waymark.report;

import dev.waymark.report.EdgeFindings.Edge;
import java.util.Comparator;
import java.util.List;

/// Which prerequisites success does not depend on. All tested edges are taken for a mixture of two
/// kinds, needless ones with slopes around 0 and needed ones around a slope that the edges
/// themselves tell (empirical Bayes, fitted by expectation maximisation; Efron, Large-Scale
/// Inference, 2010). So an edge counts as needless only if that explains it better than being an
/// ordinary one that was measured badly.
///
/// @param chances that an edge is needless, in the order of the edges
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
record NeedlessEdges(List<Edge> edges, double[] chances) {
  /// From this chance on an edge is listed.
  static final double LISTED_FROM = 0.9;

  private static final int ROUNDS = 200;

  /// Deviation of what does not matter from 0.
  private static final double LITTLE = 0.02;

  private static final double MIN_SPREAD = 0.1;

  /// How many edges the first guess, that one of ten is needless, weighs as much as.
  private static final double PRIOR = 10;

  static NeedlessEdges among(List<Edge> edges) {
    int n = edges.size();
    double[] chances = new double[n];
    double share = 1 / PRIOR;
    double usual = 0.5;
    double spread = 0.2;
    for (int round = 0; round < ROUNDS; round++) {
      double found = 0;
      double weights = 0;
      double sum = 0;
      for (int i = 0; i < n; i++) {
        double slope = edges.get(i).comparison().slope();
        double error = edges.get(i).comparison().slopeError();
        // Less than nothing is nothing.
        double needless = share * density(Math.max(0, slope), Math.hypot(error, LITTLE));
        double needed = (1 - share) * density(slope - usual, Math.hypot(error, spread));
        chances[i] = needless + needed == 0 ? 0 : needless / (needless + needed);
        double weight = (1 - chances[i]) / (error * error + spread * spread);
        found += chances[i];
        weights += weight;
        sum += weight * slope;
      }
      if (weights == 0) {
        break;
      }
      share = (found + 1) / (n + PRIOR);
      usual = sum / weights;
      spread = spread(edges, chances, usual);
    }
    return new NeedlessEdges(edges, chances);
  }

  private static double spread(List<Edge> edges, double[] chances, double usual) {
    double weights = 0;
    double squares = 0;
    for (int i = 0; i < chances.length; i++) {
      double off = edges.get(i).comparison().slope() - usual;
      double error = edges.get(i).comparison().slopeError();
      weights += 1 - chances[i];
      squares += (1 - chances[i]) * (off * off - error * error);
    }
    return Math.sqrt(Math.max(MIN_SPREAD * MIN_SPREAD, squares / weights));
  }

  private static double density(double x, double deviation) {
    return Math.exp(-x * x / (2 * deviation * deviation)) / deviation;
  }

  /// The likely needless ones, the surest first.
  List<Edge> likely() {
    return edges.stream()
        .filter(edge -> chance(edge) >= LISTED_FROM)
        .sorted(Comparator.comparingDouble(edge -> -chance(edge)))
        .toList();
  }

  /// The share of [#likely] that is expected to be needed after all; 0 if there are none.
  double expectedFalse() {
    return likely().stream().mapToDouble(edge -> 1 - chance(edge)).average().orElse(0);
  }

  private double chance(Edge edge) {
    return chances[edges.indexOf(edge)];
  }
}

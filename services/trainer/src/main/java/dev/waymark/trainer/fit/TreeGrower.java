package dev.waymark.trainer.fit;

import java.util.Arrays;
import java.util.stream.IntStream;

/// Grows one tree, level by level, splitting where second-order gain is largest. Sums per bin are
/// built for the smaller child and subtracted from the parent's for the larger one.
final class TreeGrower {
  private static final int CELLS = 2 * BinnedMatrix.BINS;
  private final BinnedMatrix x;
  private final float[] gradient;
  private final float[] curvature;
  private final int[] columns;
  private final BoostedTrees.Options options;
  private final int[] nodeColumn;
  private final int[] nodeBin;
  private final int[] nodeLeft;
  private final double[] nodeValue;
  private int nodes = 1;
  private int[] rows = {};
  private int[] spare = {};
  private float[] rowGradient = {};
  private float[] rowCurvature = {};

  TreeGrower(
      BinnedMatrix x,
      float[] gradient,
      float[] curvature,
      int[] columns,
      BoostedTrees.Options options) {
    this.x = x;
    this.gradient = gradient;
    this.curvature = curvature;
    this.columns = columns;
    this.options = options;
    int most = 1 << (options.depth() + 1);
    nodeColumn = new int[most];
    nodeBin = new int[most];
    nodeLeft = new int[most];
    nodeValue = new double[most];
  }

  Tree grow(int[] sample) {
    rows = sample;
    spare = new int[sample.length];
    rowGradient = new float[sample.length];
    rowCurvature = new float[sample.length];
    double g = 0;
    double h = 0;
    for (int row : sample) {
      g += gradient[row];
      h += curvature[row];
    }
    grow(0, 0, sample.length, sums(0, sample.length), g, h, options.depth());
    return new Tree(
        Arrays.copyOf(nodeColumn, nodes),
        Arrays.copyOf(nodeBin, nodes),
        Arrays.copyOf(nodeLeft, nodes),
        Arrays.copyOf(nodeValue, nodes));
  }

  /// @param g sum of the gradients of the node's rows, `h` of their curvatures
  private void grow(
      int node, int from, int to, double[][] sums, double g, double h, int depthLeft) {
    nodeColumn[node] = -1;
    nodeValue[node] = -options.rate() * g / (h + options.penalty());
    if (depthLeft == 0 || h < 2 * options.leafWeight()) {
      return;
    }
    Split best = bestSplit(sums, g, h);
    if (best.column < 0) {
      return;
    }
    int middle = partition(from, to, x.column(columns[best.column]), best.bin);
    if (middle == from || middle == to) {
      return;
    }
    int left = nodes;
    nodes += 2;
    nodeColumn[node] = columns[best.column];
    nodeBin[node] = best.bin;
    nodeLeft[node] = left;
    double rightG = g - best.leftG;
    double rightH = h - best.leftH;
    if (depthLeft == 1) {
      grow(left, from, middle, sums, best.leftG, best.leftH, 0);
      grow(left + 1, middle, to, sums, rightG, rightH, 0);
      return;
    }
    boolean leftSmaller = middle - from <= to - middle;
    double[][] smaller = leftSmaller ? sums(from, middle) : sums(middle, to);
    for (int c = 0; c < columns.length; c++) {
      for (int k = 0; k < CELLS; k++) {
        sums[c][k] -= smaller[c][k];
      }
    }
    double[][] ofLeft = leftSmaller ? smaller : sums;
    double[][] ofRight = leftSmaller ? sums : smaller;
    grow(left, from, middle, ofLeft, best.leftG, best.leftH, depthLeft - 1);
    grow(left + 1, middle, to, ofRight, rightG, rightH, depthLeft - 1);
  }

  private int partition(int from, int to, byte[] bins, int bin) {
    int left = from;
    int right = 0;
    for (int i = from; i < to; i++) {
      int row = rows[i];
      if (bins[row] <= bin) {
        rows[left++] = row;
      } else {
        spare[right++] = row;
      }
    }
    System.arraycopy(spare, 0, rows, left, right);
    return left;
  }

  /// Per column of the sample, gradient and curvature summed by bin, interleaved.
  private double[][] sums(int from, int to) {
    double[][] sums = new double[columns.length][];
    for (int i = from; i < to; i++) {
      rowGradient[i] = gradient[rows[i]];
      rowCurvature[i] = curvature[rows[i]];
    }
    IntStream range = IntStream.range(0, columns.length);
    if ((long) (to - from) * columns.length > 50_000) {
      range = range.parallel();
    }
    range.forEach(c -> sums[c] = sums(x.column(columns[c]), from, to));
    return sums;
  }

  private double[] sums(byte[] bins, int from, int to) {
    double[] sum = new double[CELLS];
    for (int i = from; i < to; i++) {
      int cell = bins[rows[i]] << 1;
      sum[cell] += rowGradient[i];
      sum[cell + 1] += rowCurvature[i];
    }
    return sum;
  }

  private record Split(int column, int bin, double gain, double leftG, double leftH) {}

  private Split bestSplit(double[][] sums, double g, double h) {
    double penalty = options.penalty();
    double whole = g * g / (h + penalty);
    Split best = new Split(-1, 0, 1e-6, 0, 0);
    for (int c = 0; c < columns.length; c++) {
      double leftG = 0;
      double leftH = 0;
      for (int bin = 0; bin < BinnedMatrix.BINS - 1; bin++) {
        leftG += sums[c][2 * bin];
        leftH += sums[c][2 * bin + 1];
        double rightG = g - leftG;
        double rightH = h - leftH;
        if (leftH < options.leafWeight() || rightH < options.leafWeight()) {
          continue;
        }
        double gain =
            leftG * leftG / (leftH + penalty) + rightG * rightG / (rightH + penalty) - whole;
        if (gain > best.gain) {
          best = new Split(c, bin, gain, leftG, leftH);
        }
      }
    }
    return best;
  }
}

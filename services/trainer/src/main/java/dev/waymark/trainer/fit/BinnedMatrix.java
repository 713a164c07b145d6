package dev.waymark.trainer.fit;

import java.util.Arrays;

/// Dense features cut into at most 64 bins each, at quantiles of the rows the cuts were learnt
/// from; one byte a value.
public final class BinnedMatrix {
  /// The largest number of bins of a column.
  static final int BINS = 64;

  private static final int SAMPLE = 20_000;
  private final int rows;
  private final byte[][] bins;

  private BinnedMatrix(int rows, byte[][] bins) {
    this.rows = rows;
    this.bins = bins;
  }

  /// Cut points for each dense column of `x`, ascending: a value belongs to the bin numbered by how
  /// many cuts are below it.
  public static float[][] cuts(DesignMatrix x) {
    float[][] cuts = new float[x.dense()][];
    int stride = Math.max(1, x.rows() / SAMPLE);
    float[] sample = new float[(x.rows() + stride - 1) / stride];
    for (int j = 0; j < cuts.length; j++) {
      for (int i = 0; i < sample.length; i++) {
        sample[i] = x.value(i * stride, j);
      }
      Arrays.sort(sample);
      cuts[j] = cuts(sample);
    }
    return cuts;
  }

  private static float[] cuts(float[] sorted) {
    float[] cuts = new float[BINS - 1];
    int n = 0;
    for (int b = 1; b < BINS; b++) {
      int at = (int) ((long) sorted.length * b / BINS);
      float cut = sorted[Math.min(at, sorted.length - 1)];
      boolean rises = n == 0 ? cut > sorted[0] : cut > cuts[n - 1];
      if (rises) {
        cuts[n++] = cut;
      }
    }
    return Arrays.copyOf(cuts, n);
  }

  /// Bins the dense columns of `x` at these cuts.
  public static BinnedMatrix of(DesignMatrix x, float[][] cuts) {
    byte[][] bins = new byte[x.dense()][x.rows()];
    for (int j = 0; j < bins.length; j++) {
      for (int row = 0; row < x.rows(); row++) {
        int at = Arrays.binarySearch(cuts[j], x.value(row, j));
        bins[j][row] = (byte) (at >= 0 ? at + 1 : -at - 1);
      }
    }
    return new BinnedMatrix(x.rows(), bins);
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// How many columns there are.
  public int columns() {
    return bins.length;
  }

  /// The bin of a value, from 0.
  int bin(int column, int row) {
    return bins[column][row];
  }

  byte[] column(int column) {
    return bins[column];
  }
}

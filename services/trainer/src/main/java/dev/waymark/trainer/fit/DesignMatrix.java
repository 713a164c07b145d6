package dev.waymark.trainer.fit;

import java.util.Arrays;

/// Rows of features: a few dense columns (floats, one after another) and many sparse ones. Column
/// `j` below [#dense] is dense; sparse columns follow. Filled row by row, then read only.
public final class DesignMatrix {
  private final int rows;
  private final int dense;
  private final int columns;
  private final float[] values;
  private final int[] sparseStarts;
  private int[] sparseColumns;
  private float[] sparseValues;
  private int filled;

  /// @param rows how many rows there will be
  /// @param dense how many dense columns
  /// @param columns how many columns in all
  public DesignMatrix(int rows, int dense, int columns) {
    this.rows = rows;
    this.dense = dense;
    this.columns = columns;
    values = new float[Math.multiplyExact(rows, dense)];
    sparseStarts = new int[rows + 1];
    sparseColumns = new int[Math.max(16, rows * 8)];
    sparseValues = new float[sparseColumns.length];
  }

  /// Sets the dense part of the row being filled.
  public void dense(float[] row) {
    System.arraycopy(row, 0, values, filled * dense, dense);
  }

  /// Adds a sparse value to the row being filled; zeros are left out.
  public void sparse(int column, double value) {
    if (value == 0) {
      return;
    }
    int at = sparseStarts[filled + 1];
    if (at == sparseColumns.length) {
      int longer = at + (at >> 1);
      sparseColumns = Arrays.copyOf(sparseColumns, longer);
      sparseValues = Arrays.copyOf(sparseValues, longer);
    }
    sparseColumns[at] = column;
    sparseValues[at] = (float) value;
    sparseStarts[filled + 1] = at + 1;
  }

  /// Ends the row being filled.
  public void endRow() {
    filled++;
    if (filled < rows) {
      sparseStarts[filled + 1] = sparseStarts[filled];
    }
  }

  /// Some of the rows, in the order given.
  public DesignMatrix of(int[] chosen) {
    DesignMatrix part = new DesignMatrix(chosen.length, dense, columns);
    for (int row : chosen) {
      System.arraycopy(values, row * dense, part.values, part.filled * dense, dense);
      for (int k = sparseStarts[row]; k < sparseStarts[row + 1]; k++) {
        part.sparse(sparseColumns[k], sparseValues[k]);
      }
      part.endRow();
    }
    return part;
  }

  /// How many rows there are.
  public int rows() {
    return rows;
  }

  /// How many dense columns there are.
  public int dense() {
    return dense;
  }

  /// How many columns there are in all.
  public int columns() {
    return columns;
  }

  /// A dense value.
  public float value(int row, int column) {
    return values[row * dense + column];
  }

  /// A row in a form to compare and to read: dense values, then `column:value`.
  public String rowAsText(int row) {
    StringBuilder text = new StringBuilder();
    for (int j = 0; j < dense; j++) {
      text.append(value(row, j)).append(' ');
    }
    for (int k = sparseStarts[row]; k < sparseStarts[row + 1]; k++) {
      text.append(sparseColumns[k]).append(':').append(sparseValues[k]).append(' ');
    }
    return text.toString();
  }

  /// Shifts and scales the dense columns: (x − mean) · factor.
  public void scale(double[] means, double[] factors) {
    for (int row = 0, at = 0; row < rows; row++) {
      for (int j = 0; j < dense; j++, at++) {
        values[at] = (float) ((values[at] - means[j]) * factors[j]);
      }
    }
  }

  /// The inner product of a row with weights, one for each column.
  public double dot(int row, double[] w) {
    int at = row * dense;
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int j = 0;
    for (; j + 3 < dense; j += 4, at += 4) {
      a += values[at] * w[j];
      b += values[at + 1] * w[j + 1];
      c += values[at + 2] * w[j + 2];
      d += values[at + 3] * w[j + 3];
    }
    for (; j < dense; j++, at++) {
      a += values[at] * w[j];
    }
    for (int k = sparseStarts[row]; k < sparseStarts[row + 1]; k++) {
      b += sparseValues[k] * w[sparseColumns[k]];
    }
    return a + b + (c + d);
  }

  /// Adds a multiple of a row to `sum`.
  public void addTo(double[] sum, int row, double factor) {
    int at = row * dense;
    for (int j = 0; j < dense; j++) {
      sum[j] += factor * values[at + j];
    }
    for (int k = sparseStarts[row]; k < sparseStarts[row + 1]; k++) {
      sum[sparseColumns[k]] += factor * sparseValues[k];
    }
  }

  /// Adds a multiple of a row's squares to `sum`.
  public void addSquaresTo(double[] sum, int row, double factor) {
    int at = row * dense;
    for (int j = 0; j < dense; j++) {
      sum[j] += factor * values[at + j] * values[at + j];
    }
    for (int k = sparseStarts[row]; k < sparseStarts[row + 1]; k++) {
      sum[sparseColumns[k]] += factor * sparseValues[k] * sparseValues[k];
    }
  }
}

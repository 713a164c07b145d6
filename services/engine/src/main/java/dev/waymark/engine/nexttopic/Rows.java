package dev.waymark.engine.nexttopic;

import java.util.Arrays;

/// For each topic the topics that matter most to it, with a value each, over 0: the strongest
/// [#MAX_EACH], ties by index.
final class Rows {
  static final int MAX_EACH = 200;

  private final int[] begins;
  private int[] topics = new int[1 << 10];
  private float[] values = new float[1 << 10];

  /// Adds up the row of one topic.
  interface Filler {
    void fill(int topic, Row row);
  }

  /// A row in the making.
  static final class Row {
    private final double[] sums;
    private int[] touched = new int[64];
    private int n;

    Row(int count) {
      sums = new double[count];
    }

    /// @param value over 0
    void add(int topic, double value) {
      if (sums[topic] == 0) {
        if (n == touched.length) {
          touched = Arrays.copyOf(touched, 2 * n);
        }
        touched[n++] = topic;
      }
      sums[topic] += value;
    }

    double sum() {
      double sum = 0;
      for (int i = 0; i < n; i++) {
        sum += sums[touched[i]];
      }
      return sum;
    }

    /// Multiplies every value by a factor.
    void scale(double factor) {
      for (int i = 0; i < n; i++) {
        sums[touched[i]] *= factor;
      }
    }

    /// Multiplies each value by a factor of its topic.
    void scale(double[] factors) {
      for (int i = 0; i < n; i++) {
        sums[touched[i]] *= factors[touched[i]];
      }
    }

    private void clear() {
      for (int i = 0; i < n; i++) {
        sums[touched[i]] = 0;
      }
      n = 0;
    }
  }

  Rows(int count, Filler filler) {
    begins = new int[count + 1];
    Row row = new Row(count);
    for (int topic = 0; topic < count; topic++) {
      filler.fill(topic, row);
      begins[topic + 1] = begins[topic] + keep(row, begins[topic]);
      row.clear();
    }
    topics = Arrays.copyOf(topics, begins[count]);
    values = Arrays.copyOf(values, begins[count]);
  }

  private int keep(Row row, int at) {
    int kept = Math.min(MAX_EACH, row.n);
    if (kept == 0) {
      return 0;
    }
    Arrays.sort(row.touched, 0, row.n);
    double[] ascending = new double[row.n];
    for (int i = 0; i < row.n; i++) {
      ascending[i] = row.sums[row.touched[i]];
    }
    Arrays.sort(ascending);
    double bar = ascending[row.n - kept];
    int equal = kept;
    for (int i = row.n - kept; i < row.n; i++) {
      equal -= ascending[i] > bar ? 1 : 0;
    }
    while (at + kept > topics.length) {
      topics = Arrays.copyOf(topics, 2 * topics.length);
      values = Arrays.copyOf(values, 2 * values.length);
    }
    int n = at;
    for (int i = 0; i < row.n; i++) {
      double value = row.sums[row.touched[i]];
      if (value > bar || (value == bar && equal-- > 0)) {
        topics[n] = row.touched[i];
        values[n++] = (float) value;
      }
    }
    return kept;
  }

  /// Adds the row of a topic, times `weight`.
  void add(int topic, double weight, double[] scores) {
    for (int i = begins[topic]; i < begins[topic + 1]; i++) {
      scores[topics[i]] += weight * values[i];
    }
  }
}

package dev.waymark.trainer.answers;

import java.util.Arrays;

/// Collects answers row by row.
public final class AnswersBuilder {
  private final Names learners = new Names();
  private int n;
  private int[] learner = new int[1 << 10];
  private long[] seq = new long[1 << 10];
  private int[] item = new int[1 << 10];
  private double[] time = new double[1 << 10];
  private byte[] correct = new byte[1 << 10];
  private int[] line = new int[1 << 10];

  /// Adds an answer whose line in a file does not matter.
  public void add(String learnerId, long number, int itemIndex, double seconds, int outcome) {
    add(learnerId, number, itemIndex, seconds, outcome, n + 1);
  }

  /// Adds an answer. A learner's answers must come in order; learners may interleave.
  ///
  /// @param number rising within the learner
  /// @param itemIndex in the [ItemTopics] that belong to the answers
  /// @param seconds since some origin, or 0
  /// @param outcome 1 for right, 0 for wrong
  /// @param fileLine where it was read
  public void add(
      String learnerId, long number, int itemIndex, double seconds, int outcome, int fileLine) {
    if (n == learner.length) {
      grow();
    }
    learner[n] = learners.add(learnerId);
    seq[n] = number;
    item[n] = itemIndex;
    time[n] = seconds;
    correct[n] = (byte) outcome;
    line[n] = fileLine;
    n++;
  }

  private void grow() {
    int size = n + (n >> 1);
    learner = Arrays.copyOf(learner, size);
    seq = Arrays.copyOf(seq, size);
    item = Arrays.copyOf(item, size);
    time = Arrays.copyOf(time, size);
    correct = Arrays.copyOf(correct, size);
    line = Arrays.copyOf(line, size);
  }

  /// How many answers were added.
  public int size() {
    return n;
  }

  /// How many answers were right.
  public int right() {
    int right = 0;
    for (int i = 0; i < n; i++) {
      right += correct[i];
    }
    return right;
  }

  /// The answers added so far.
  public Answers build() {
    return new Answers(
        learners,
        Arrays.copyOf(learner, n),
        Arrays.copyOf(seq, n),
        Arrays.copyOf(item, n),
        Arrays.copyOf(time, n),
        Arrays.copyOf(correct, n),
        Arrays.copyOf(line, n));
  }
}

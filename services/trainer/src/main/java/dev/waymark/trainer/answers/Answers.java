package dev.waymark.trainer.answers;

import java.util.Arrays;

/// Graded answers as columns, grouped by learner and in the order each learner gave them. Rows of
/// one learner are contiguous: learner `u` owns rows `start(u)` to `start(u + 1)` exclusive. About
/// 30 bytes a row.
public final class Answers {
  private final Names learners;
  private final int[] starts;
  private final int[] learner;
  private final long[] seq;
  private final int[] item;
  private final double[] time;
  private final byte[] correct;
  private final int[] fileOrder;
  private final int[] lines;
  private final boolean timed;

  Answers(
      Names learners,
      int[] learner,
      long[] seq,
      int[] item,
      double[] time,
      byte[] correct,
      int[] line) {
    this.learners = learners;
    int n = learner.length;
    starts = new int[learners.size() + 1];
    for (int u : learner) {
      starts[u + 1]++;
    }
    for (int u = 0; u < learners.size(); u++) {
      starts[u + 1] += starts[u];
    }
    int[] next = Arrays.copyOf(starts, learners.size());
    fileOrder = new int[n];
    this.learner = new int[n];
    this.seq = new long[n];
    this.item = new int[n];
    this.time = new double[n];
    this.correct = new byte[n];
    lines = new int[n];
    boolean anyTime = false;
    for (int i = 0; i < n; i++) {
      int row = next[learner[i]]++;
      fileOrder[i] = row;
      this.learner[row] = learner[i];
      this.seq[row] = seq[i];
      this.item[row] = item[i];
      this.time[row] = time[i];
      this.correct[row] = correct[i];
      lines[row] = line[i];
      anyTime |= time[i] != 0;
    }
    timed = anyTime;
  }

  private Answers(Answers all, int[] chosen) {
    learners = new Names();
    starts = new int[chosen.length + 1];
    for (int i = 0; i < chosen.length; i++) {
      learners.add(all.learnerId(chosen[i]));
      starts[i + 1] = starts[i] + all.start(chosen[i] + 1) - all.start(chosen[i]);
    }
    int n = starts[chosen.length];
    learner = new int[n];
    seq = new long[n];
    item = new int[n];
    time = new double[n];
    correct = new byte[n];
    fileOrder = new int[n];
    lines = new int[n];
    for (int i = 0; i < chosen.length; i++) {
      int from = all.start(chosen[i]);
      int length = starts[i + 1] - starts[i];
      Arrays.fill(learner, starts[i], starts[i + 1], i);
      System.arraycopy(all.seq, from, seq, starts[i], length);
      System.arraycopy(all.item, from, item, starts[i], length);
      System.arraycopy(all.time, from, time, starts[i], length);
      System.arraycopy(all.correct, from, correct, starts[i], length);
      System.arraycopy(all.lines, from, lines, starts[i], length);
    }
    Arrays.setAll(fileOrder, i -> i);
    timed = all.timed;
  }

  /// The answers of some learners, in the order given.
  public Answers of(int[] chosen) {
    return new Answers(this, chosen);
  }

  /// How many answers there are.
  public int size() {
    return item.length;
  }

  /// How many learners there are.
  public int learnerCount() {
    return learners.size();
  }

  /// The id of a learner.
  public String learnerId(int u) {
    return learners.name(u);
  }

  /// True if a learner of this id is here.
  public boolean hasLearner(String id) {
    return learners.indexOf(id) >= 0;
  }

  /// The first row of learner `u`; `start(learnerCount())` is [#size].
  public int start(int u) {
    return starts[u];
  }

  /// The learner of a row.
  public int learner(int row) {
    return learner[row];
  }

  /// The learner's own number of the answer, rising within the learner.
  public long seq(int row) {
    return seq[row];
  }

  /// The item of a row, an index into the [ItemTopics] it was read with.
  public int item(int row) {
    return item[row];
  }

  /// Seconds since some origin; 0 throughout if there are no times.
  public double time(int row) {
    return time[row];
  }

  /// 1 for a right answer, 0 for a wrong one.
  public int correct(int row) {
    return correct[row];
  }

  /// 1 for a right answer, 0 for a wrong one, for every row.
  public byte[] outcomes() {
    return correct.clone();
  }

  /// True if any row has a time other than 0.
  public boolean timed() {
    return timed;
  }

  /// The line of the file that a row was read from, from 1.
  public int lineOf(int row) {
    return lines[row];
  }

  /// The row that the `i`-th record of the file became.
  public int rowOfRecord(int i) {
    return fileOrder[i];
  }

  /// The share of right answers, in [0, 1].
  public double meanCorrect() {
    long sum = 0;
    for (byte c : correct) {
      sum += c;
    }
    return (double) sum / correct.length;
  }
}

package dev.waymark.engine.nexttopic;

import java.util.Arrays;

/// The learners of the sample who are most like one learner, and what they took.
final class Neighbours {
  /// How many of the learner's last topics are compared.
  static final int REACH = 30;

  /// Of the weight of a topic for each newer one.
  private static final double DECAY = 0.85;

  private static final double[] NEAR = new double[TopicSequences.MAX_LENGTH];

  static {
    Arrays.setAll(NEAR, places -> Math.pow(0.8, places));
  }

  private final FirstTimes sample;

  /// How much each sequence shares with the history, every topic alike.
  private final float[] flat;

  /// The same with recent topics weighing more.
  private final float[] recent;

  /// The last place in each sequence that holds a topic of the history.
  private final byte[] lastShared;

  /// The place of the history's newest topic that the sequence has.
  private final byte[] newest;

  private final boolean[] touched;

  /// @param history newest last, each topic once
  Neighbours(FirstTimes sample, int[] history) {
    this.sample = sample;
    flat = new float[sample.size()];
    recent = new float[flat.length];
    lastShared = new byte[flat.length];
    newest = new byte[flat.length];
    touched = new boolean[flat.length];
    double weight = 1;
    for (int i = history.length - 1; i >= Math.max(0, history.length - REACH); i--) {
      int end = sample.takenBegin(history[i]) + sample.taken(history[i]);
      for (int k = sample.takenBegin(history[i]); k < end; k++) {
        int s = sample.taker(k);
        byte place = (byte) sample.place(k);
        if (!touched[s]) {
          touched[s] = true;
          newest[s] = place;
        }
        lastShared[s] = (byte) Math.max(lastShared[s], place);
        flat[s]++;
        recent[s] += (float) weight;
      }
      weight *= DECAY;
    }
    for (int s = 0; s < flat.length; s++) {
      if (touched[s]) {
        float root = (float) Math.sqrt(sample.length(s));
        flat[s] /= root;
        recent[s] /= root;
      }
    }
  }

  /// The sequences that share most with the history's recent topics, at most `count`.
  int[] recent(int count) {
    return best(recent, count);
  }

  /// The sequences that are most like the history, at most `count`, ties by index.
  private static int[] best(float[] likeness, int count) {
    float[] all = new float[likeness.length];
    int n = 0;
    for (float value : likeness) {
      if (value > 0) {
        all[n++] = value;
      }
    }
    int kept = Math.min(count, n);
    float bar = kept == 0 ? 0 : kth(all, n, n - kept);
    int equal = kept;
    for (int i = 0; i < n; i++) {
      equal -= all[i] > bar ? 1 : 0;
    }
    int[] best = new int[kept];
    int found = 0;
    for (int s = 0; s < likeness.length && found < kept; s++) {
      if (likeness[s] > bar || (likeness[s] == bar && likeness[s] > 0 && equal-- > 0)) {
        best[found++] = s;
      }
    }
    return best;
  }

  /// The value that stands at `k` when the first `n` are in order (Hoare's selection).
  private static float kth(float[] values, int n, int k) {
    int low = 0;
    int high = n - 1;
    while (low < high) {
      float pivot = values[(low + high) >>> 1];
      int i = low;
      int j = high;
      while (i <= j) {
        while (values[i] < pivot) {
          i++;
        }
        while (values[j] > pivot) {
          j--;
        }
        if (i <= j) {
          float swap = values[i];
          values[i++] = values[j];
          values[j--] = swap;
        }
      }
      if (k <= j) {
        high = j;
      } else if (k >= i) {
        low = i;
      } else {
        return values[k];
      }
    }
    return values[k];
  }

  /// Those that share most with the whole history vote for all their topics (sequence-kNN).
  void voteForAll(int count, double[] scores) {
    for (int s : best(flat, count)) {
      for (int i = sample.begin(s); i < sample.end(s); i++) {
        scores[sample.topic(i)] += flat[s];
      }
    }
  }

  /// Each votes for what came after the last topic that it shares (session-kNN).
  void voteForLater(int[] voters, double[] scores) {
    for (int s : voters) {
      for (int i = sample.begin(s) + lastShared[s] + 1; i < sample.end(s); i++) {
        scores[sample.topic(i)] += recent[s];
      }
    }
  }

  /// Each votes for topics near the newest one that it shares (STAN: Garg et al., SIGIR 2019).
  void voteForNear(int[] voters, double[] scores) {
    for (int s : voters) {
      int at = sample.begin(s) + newest[s];
      for (int i = sample.begin(s); i < sample.end(s); i++) {
        scores[sample.topic(i)] += recent[s] * NEAR[Math.abs(i - at)];
      }
    }
  }
}

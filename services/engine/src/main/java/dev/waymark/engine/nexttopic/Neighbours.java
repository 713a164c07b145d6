package dev.waymark.engine.nexttopic;

import java.util.Arrays;

/// The learners of the sample who are most like one learner, and what they took.
final class Neighbours {
  /// How many of the learner's last topics are compared.
  static final int REACH = 30;

  /// Of the weight of a topic for each newer one.
  private static final float DECAY = 0.85f;

  private static final double[] NEAR = new double[TopicSequences.MAX_LENGTH];

  static {
    Arrays.setAll(NEAR, places -> Math.pow(0.8, places));
  }

  private final FirstTimes sample;

  /// How much each sequence shares with the history, over the root of its length.
  private final float[] flat;

  /// The same with recent topics weighing more.
  private final float[] recent;

  /// Of each sequence: how many topics it shares (bits 0–7), the last place that holds one (8–15),
  /// and the place of the history's newest topic that it has (16–23).
  private final int[] shared;

  /// @param history newest last, each topic once
  Neighbours(FirstTimes sample, int[] history) {
    this.sample = sample;
    flat = new float[sample.size()];
    recent = new float[flat.length];
    shared = new int[flat.length];
    float weight = 1;
    for (int i = history.length - 1; i >= Math.max(0, history.length - REACH); i--) {
      int end = sample.takenBegin(history[i]) + sample.taken(history[i]);
      for (int k = sample.takenBegin(history[i]); k < end; k++) {
        int s = sample.taker(k);
        int place = sample.place(k);
        int before = shared[s];
        int newest = before == 0 ? place << 16 : before & 0xFF0000;
        shared[s] = newest | Math.max(before >>> 8 & 0xFF, place) << 8 | (before & 0xFF) + 1;
        recent[s] += weight;
      }
      weight *= DECAY;
    }
    for (int s = 0; s < flat.length; s++) {
      flat[s] = (shared[s] & 0xFF) * sample.scale(s);
      recent[s] *= sample.scale(s);
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
      for (int i = sample.begin(s) + (shared[s] >>> 8 & 0xFF) + 1; i < sample.end(s); i++) {
        scores[sample.topic(i)] += recent[s];
      }
    }
  }

  /// Each votes for topics near the newest one that it shares (STAN: Garg et al., SIGIR 2019).
  void voteForNear(int[] voters, double[] scores) {
    for (int s : voters) {
      int at = sample.begin(s) + (shared[s] >>> 16);
      for (int i = sample.begin(s); i < sample.end(s); i++) {
        scores[sample.topic(i)] += recent[s] * NEAR[Math.abs(i - at)];
      }
    }
  }
}

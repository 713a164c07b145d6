package dev.waymark.trainer.nexttopic;

import java.util.BitSet;
import java.util.stream.IntStream;

/// Neighbours who shared the learner's last items, voting for some of theirs: session-kNN with
/// recency, V-SKNN and STAN, which differ in how they weigh both.
final class SessionNeighbours implements Scorer {
  /// What weighs how much.
  enum Kind {
    /// Recent items weigh more, by a decay; votes for what came after the last shared item.
    RECENCY,
    /// V-SKNN (Ludewig and Jannach, UMUAI 2018): recent items weigh more, linearly, and so do
    /// neighbours who share the most recent.
    V_SKNN,
    /// STAN (Garg et al., SIGIR 2019): both by exponential decay, the vote by the distance from the
    /// newest shared item. Its third factor, the age of the neighbour's session, needs a clock.
    STAN
  }

  private final TakenBy taken;
  private final Kind kind;
  private final int neighbours;
  private final double decay;
  private final double near;

  /// @param neighbours how many learners vote
  /// @param decay of an item's weight for each newer one
  /// @param near decay of a vote for each place from the newest shared item; STAN alone
  SessionNeighbours(TakenBy taken, Kind kind, int neighbours, double decay, double near) {
    this.taken = taken;
    this.kind = kind;
    this.neighbours = neighbours;
    this.decay = decay;
    this.near = near;
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    int[] items = TakenBy.weighted(history, decay, 200).items();
    double[] likeness = new double[taken.learnerCount()];
    int[] newest = new int[likeness.length];
    for (int i = 0; i < items.length; i++) {
      double weight =
          kind == Kind.V_SKNN ? (items.length - i) / (double) items.length : Math.pow(decay, i);
      for (int u : taken.learnersOf(items[i])) {
        if (likeness[u] == 0) {
          newest[u] = i;
        }
        likeness[u] += weight;
      }
    }
    for (int u = 0; u < likeness.length; u++) {
      likeness[u] /= Math.sqrt(Math.max(1, taken.itemsOf(u).length));
    }
    BitSet shared = new BitSet();
    for (int item : items) {
      shared.set(item);
    }
    IntStream.range(0, likeness.length)
        .filter(u -> likeness[u] > 0 && u != self)
        .boxed()
        .sorted((a, b) -> Double.compare(likeness[b], likeness[a]))
        .limit(neighbours)
        .forEach(u -> vote(taken.itemsOf(u), likeness[u], newest[u], items, shared, scores));
  }

  private void vote(
      int[] own, double likeness, int newest, int[] items, BitSet shared, double[] scores) {
    int last = 0;
    int at = 0;
    for (int i = 0; i < own.length; i++) {
      last = shared.get(own[i]) ? i : last;
      at = own[i] == items[newest] ? i : at;
    }
    for (int i = kind == Kind.RECENCY ? last + 1 : 0; i < own.length; i++) {
      scores[own[i]] +=
          switch (kind) {
            case RECENCY -> likeness;
            case V_SKNN -> likeness / (newest + 1);
            case STAN -> likeness * Math.pow(near, Math.abs(i - at));
          };
    }
  }
}

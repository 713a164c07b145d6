package dev.waymark.trainer.nexttopic;

import dev.waymark.engine.nexttopic.TopicSequences;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// What learners took, cut to what a model may hold.
final class Sample {
  private Sample() {}

  /// Some of the learners' sequences in an order of chance, each shortened; the same for the same
  /// seed.
  static TopicSequences of(int topics, List<Taken> taken, long seed) {
    List<int[]> kept = new ArrayList<>();
    int entries = 0;
    for (int u : shuffled(taken.size(), seed)) {
      int[] sequence = shortened(taken.get(u).sequence());
      if (sequence.length > 0
          && kept.size() < TopicSequences.MAX_SEQUENCES
          && entries + sequence.length <= TopicSequences.MAX_ENTRIES) {
        kept.add(sequence);
        entries += sequence.length;
      }
    }
    return new TopicSequences(topics, kept);
  }

  private static int[] shuffled(int count, long seed) {
    int[] order = IntStream.range(0, count).toArray();
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = count - 1; i > 0; i--) {
      int other = random.nextInt(i + 1);
      int swap = order[i];
      order[i] = order[other];
      order[other] = swap;
    }
    return order;
  }

  /// Without what says nothing about new topics: between two new ones each topic stays once, where
  /// it came last, and after the last new one nothing does. What is too long even so keeps its new
  /// topics alone, the newest.
  static int[] shortened(int[] sequence) {
    BitSet met = new BitSet();
    int[] kept = new int[sequence.length];
    int n = 0;
    int end = 0;
    for (int topic : sequence) {
      if (n > 0 && kept[n - 1] == topic) {
        continue;
      }
      int old = end;
      while (old < n && kept[old] != topic) {
        old++;
      }
      if (old < n) {
        int gap = kept[old - 1] == kept[old + 1] ? 2 : 1;
        System.arraycopy(kept, old + gap, kept, old, n - old - gap);
        n -= gap;
      }
      kept[n++] = topic;
      if (!met.get(topic)) {
        met.set(topic);
        end = n;
      }
    }
    if (end <= TopicSequences.MAX_LENGTH) {
      return Arrays.copyOf(kept, end);
    }
    int[] first = Arrays.stream(kept, 0, end).distinct().toArray();
    int begin = Math.max(0, first.length - TopicSequences.MAX_LENGTH);
    return Arrays.copyOfRange(first, begin, first.length);
  }
}

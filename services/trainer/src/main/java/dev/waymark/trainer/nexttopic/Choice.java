package dev.waymark.trainer.nexttopic;

import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;

/// One choice a learner made, as a question to [NextTopicFit]: what the experts think of the item
/// taken (row 0), of its strongest rivals, and of some of the other items, each of which stands for
/// many.
///
/// @param opinions for each of these items, of each expert: logarithms
/// @param offsets for each of these items, the logarithm of how many items it stands for
@SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
record Choice(float[][] opinions, float[] offsets) {
  private static final int RIVALS_OF_EACH = 40;
  private static final int OTHERS = 150;

  /// @param opinions of each expert on every item; their logarithms count
  /// @param out items that could not be taken
  /// @param target the item taken
  /// @param seed of the sample of other items
  static Choice of(double[][] opinions, boolean[] out, int target, long seed) {
    BitSet open = new BitSet();
    for (int item = 0; item < out.length; item++) {
      open.set(item, !out[item]);
    }
    BitSet strong = new BitSet();
    for (double[] expert : opinions) {
      addStrongest(expert, open, strong);
    }
    open.clear(target);
    strong.clear(target);
    open.andNot(strong);
    int[] rest = open.stream().toArray();
    int sampled = Math.min(OTHERS, rest.length);
    SplittableRandom random = new SplittableRandom(seed);
    for (int i = 0; i < sampled; i++) {
      int other = i + random.nextInt(rest.length - i);
      int swap = rest[i];
      rest[i] = rest[other];
      rest[other] = swap;
    }
    int[] rivals = strong.stream().toArray();
    float[][] rows = new float[1 + rivals.length + sampled][opinions.length];
    float[] offsets = new float[rows.length];
    fill(rows[0], opinions, target);
    for (int i = 0; i < rivals.length; i++) {
      fill(rows[1 + i], opinions, rivals[i]);
    }
    for (int i = 0; i < sampled; i++) {
      fill(rows[1 + rivals.length + i], opinions, rest[i]);
      offsets[1 + rivals.length + i] = (float) Math.log((double) rest.length / sampled);
    }
    return new Choice(rows, offsets);
  }

  /// Adds the items this expert puts highest; ties at the end are cut by index.
  private static void addStrongest(double[] expert, BitSet open, BitSet strong) {
    double[] values = open.stream().mapToDouble(item -> expert[item]).sorted().toArray();
    double bar = values.length == 0 ? 0 : values[Math.max(0, values.length - RIVALS_OF_EACH)];
    int added = 0;
    for (int item = open.nextSetBit(0);
        item >= 0 && added < RIVALS_OF_EACH;
        item = open.nextSetBit(item + 1)) {
      if (expert[item] >= bar) {
        strong.set(item);
        added++;
      }
    }
  }

  private static void fill(float[] row, double[][] opinions, int item) {
    for (int k = 0; k < row.length; k++) {
      row[k] = (float) Math.log(opinions[k][item]);
    }
  }

  /// The same choice with the opinion of a pool of the experts as one more.
  Choice with(Pool pool) {
    float[][] rows = new float[opinions.length][];
    for (int r = 0; r < rows.length; r++) {
      int experts = opinions[r].length;
      rows[r] = Arrays.copyOf(opinions[r], experts + 1);
      double[] row = new double[experts];
      for (int k = 0; k < experts; k++) {
        row[k] = opinions[r][k];
      }
      rows[r][experts] = (float) pool.opinion(row);
    }
    return new Choice(rows, offsets);
  }
}

package dev.waymark.trainer.nexttopic;

/// How many learners took an item.
final class Popularity implements Scorer {
  private final double[] counts;

  Popularity(Sequences sequences) {
    counts = new double[sequences.itemCount()];
    for (int u = 0; u < sequences.learnerCount(); u++) {
      int[] sequence = sequences.of(u);
      for (int at : sequences.newPositions(u)) {
        counts[sequence[at]]++;
      }
    }
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    System.arraycopy(counts, 0, scores, 0, counts.length);
  }
}

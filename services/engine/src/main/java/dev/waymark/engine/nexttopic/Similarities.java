package dev.waymark.engine.nexttopic;

/// How alike two topics are: the cosine between them over who took them (item-kNN).
final class Similarities {
  private final Rows rows;

  Similarities(FirstTimes sample, int topics) {
    double[] scales = new double[topics];
    for (int t = 0; t < topics; t++) {
      scales[t] = 1 / Math.sqrt(Math.max(1, sample.taken(t)));
    }
    rows =
        new Rows(
            topics,
            (topic, row) -> {
              int end = sample.takenBegin(topic) + sample.taken(topic);
              for (int k = sample.takenBegin(topic); k < end; k++) {
                int s = sample.taker(k);
                for (int i = sample.begin(s); i < sample.end(s); i++) {
                  row.add(sample.topic(i), scales[topic]);
                }
              }
              row.scale(scales);
            });
  }

  /// Adds how alike topics are to those of the history, weighed by a decay for each newer one.
  void add(int[] history, double decay, double[] scores) {
    double weight = 1;
    for (int i = history.length - 1; i >= 0; i--) {
      rows.add(history[i], weight, scores);
      weight *= decay;
    }
  }
}

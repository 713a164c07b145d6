package dev.waymark.engine.nexttopic;

/// What was new to others right after a topic, and some places after it.
final class Successions {
  private static final int MAX_DISTANCE = 6;
  private static final double DECAY = 0.75;

  private final Rows[] byDistance = new Rows[MAX_DISTANCE];

  Successions(TopicSequences sequences) {
    int[] begins = new int[sequences.topicCount() + 1];
    int total = sequences.begin(sequences.size());
    for (int e = 0; e < total; e++) {
      begins[sequences.topic(e) + 1]++;
    }
    for (int t = 0; t < sequences.topicCount(); t++) {
      begins[t + 1] += begins[t];
    }
    int[] entries = new int[total];
    int[] ends = new int[total];
    int[] next = begins.clone();
    for (int s = 0; s < sequences.size(); s++) {
      for (int e = sequences.begin(s); e < sequences.begin(s + 1); e++) {
        int at = next[sequences.topic(e)]++;
        entries[at] = e;
        ends[at] = sequences.begin(s + 1);
      }
    }
    for (int d = 0; d < MAX_DISTANCE; d++) {
      int distance = d + 1;
      byDistance[d] =
          new Rows(
              sequences.topicCount(),
              (topic, row) -> {
                for (int i = begins[topic]; i < begins[topic + 1]; i++) {
                  int e = entries[i] + distance;
                  if (e < ends[i] && sequences.isNew(e)) {
                    row.add(sequences.topic(e), 1);
                  }
                }
                row.scale(1 / (row.sum() + 1));
              });
    }
  }

  /// Adds the shares of what came right after the newest topic.
  void addNext(int[] history, double[] scores) {
    if (history.length > 0) {
      byDistance[0].add(history[history.length - 1], 1, scores);
    }
  }

  /// Adds the shares of what came one, two, … places after the newest topic, the second newest, …,
  /// the farther the less.
  void addLater(int[] history, double[] scores) {
    double weight = 1;
    for (int d = 0; d < MAX_DISTANCE && d < history.length; d++) {
      byDistance[d].add(history[history.length - 1 - d], weight, scores);
      weight *= DECAY;
    }
  }
}

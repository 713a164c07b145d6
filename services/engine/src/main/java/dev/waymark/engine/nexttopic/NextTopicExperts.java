package dev.waymark.engine.nexttopic;

import java.util.Arrays;

/// The opinions that [NextTopicModel] weighs, all from the same sequences: popularity, what came
/// right after and soon after, topics alike, and learners alike.
public final class NextTopicExperts {
  /// How many there are.
  public static final int COUNT = 8;

  /// How much an opinion is drawn to chance, so that none rules a topic out.
  private static final double CHANCE = 0.1;

  private static final int FEW = 30;
  private static final int MANY = 200;

  private final int topics;
  private final FirstTimes sample;
  private final Successions successions;
  private final Similarities likenesses;

  public NextTopicExperts(TopicSequences sequences) {
    topics = sequences.topicCount();
    sample = new FirstTimes(sequences);
    successions = new Successions(sequences);
    likenesses = new Similarities(sample, topics);
  }

  /// What each expert thinks of each topic: 0.1 and how much likelier than by chance it is, n s for
  /// the share `s` of the expert's scores among the `n` topics that can be taken. One who knows
  /// nothing finds each as likely as by chance.
  ///
  /// @param history what the learner took, newest last, each topic once
  /// @param out topics that can't be taken, those of the history among them
  public double[][] opinions(int[] history, boolean[] out) {
    double[][] opinions = new double[COUNT][topics];
    score(history, opinions);
    int candidates = 0;
    for (boolean isOut : out) {
      candidates += isOut ? 0 : 1;
    }
    for (double[] row : opinions) {
      double sum = 0;
      for (int topic = 0; topic < topics; topic++) {
        row[topic] = out[topic] ? 0 : row[topic];
        sum += row[topic];
      }
      if (sum == 0) {
        Arrays.fill(row, CHANCE + 1);
      } else {
        double factor = candidates / sum;
        for (int topic = 0; topic < topics; topic++) {
          row[topic] = CHANCE + factor * row[topic];
        }
      }
    }
    return opinions;
  }

  private void score(int[] history, double[][] scores) {
    for (int topic = 0; topic < topics; topic++) {
      scores[0][topic] = sample.taken(topic);
    }
    successions.addNext(history, scores[1]);
    successions.addLater(history, scores[2]);
    likenesses.add(history, 1, scores[3]);
    likenesses.add(history, 0.8, scores[4]);
    Neighbours neighbours = new Neighbours(sample, history);
    neighbours.voteForAll(FEW, scores[5]);
    int[] recent = neighbours.recent(MANY);
    neighbours.voteForLater(recent, scores[6]);
    neighbours.voteForNear(recent, scores[7]);
  }
}

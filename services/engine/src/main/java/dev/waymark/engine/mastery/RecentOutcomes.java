package dev.waymark.engine.mastery;

/// The features that the last eight answers alone decide, worked out once for every possible eight.
///
/// R-PFA is by Galyardt and Goldin, "Move your lamp post: recent data reflects learner knowledge
/// better than older data", JEDM 7(2), 2015. Cut off after eight answers it stays monotone: an
/// answer that leaves the window takes at most what the new one brings.
final class RecentOutcomes {
  static final LogisticFeature FIRST = LogisticFeature.RECENT_FAILURE;
  static final int COUNT = LogisticFeature.WRONG_STREAK.place() - FIRST.place() + 1;

  private static final int MOST = 8;
  private static final double FAILURE_DECAY = 0.7;
  private static final double PROPORTION_DECAY = 0.8;
  private static final int GHOSTS = 3;
  private static final double[][] TABLE = new double[(MOST + 1) << MOST][];

  static {
    for (int answers = 0; answers <= MOST; answers++) {
      for (int outcomes = 0; outcomes < 1 << MOST; outcomes++) {
        TABLE[answers << MOST | outcomes] = features(answers, outcomes);
      }
    }
  }

  private RecentOutcomes() {}

  /// How many keys there are.
  static int keys() {
    return TABLE.length;
  }

  /// @param attempts all answers on the topic
  /// @param outcomes the last eight, newest in bit 0, 1 for right
  static int key(int attempts, int outcomes) {
    return Math.min(MOST, attempts) << MOST | outcomes;
  }

  /// The features from [#FIRST] on; not to be changed.
  static double[] of(int key) {
    return TABLE[key];
  }

  private static double[] features(int answers, int outcomes) {
    double failure = 0;
    double right = 0;
    double all = 0;
    double[] features = new double[COUNT];
    double balance = 0;
    double failureWeight = FAILURE_DECAY;
    double weight = 1;
    for (int k = 0; k < MOST; k++) {
      if (k < answers) {
        int success = outcomes >>> k & 1;
        balance += 2 * success - 1;
        failure += failureWeight * (1 - success);
        right += weight * success;
        all += weight;
        failureWeight *= FAILURE_DECAY;
        weight *= PROPORTION_DECAY;
      }
      features[2 + k] = balance;
    }
    for (int ghost = 0; ghost < GHOSTS; ghost++) {
      all += weight;
      weight *= PROPORTION_DECAY;
    }
    features[0] = failure;
    features[1] = right / all;
    int answered = (1 << answers) - 1;
    features[2 + MOST] = Math.log1p(Integer.numberOfTrailingZeros(~(outcomes & answered)));
    features[3 + MOST] = Math.log1p(Integer.numberOfTrailingZeros(outcomes | ~answered));
    return features;
  }
}

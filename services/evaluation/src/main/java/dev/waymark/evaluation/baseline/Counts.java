package dev.waymark.evaluation.baseline;

/// Right answers and all answers of one learner on numbered subjects.
final class Counts {
  private final int[] successes;
  private final int[] attempts;

  Counts(int subjects) {
    successes = new int[subjects];
    attempts = new int[subjects];
  }

  int successes(int subject) {
    return successes[subject];
  }

  int attempts(int subject) {
    return attempts[subject];
  }

  int failures(int subject) {
    return attempts[subject] - successes[subject];
  }

  void observe(int subject, int correct) {
    attempts[subject]++;
    successes[subject] += correct;
  }

  void forget(int subject) {
    attempts[subject] = 0;
    successes[subject] = 0;
  }
}

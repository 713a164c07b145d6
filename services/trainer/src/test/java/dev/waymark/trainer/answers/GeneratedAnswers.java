package dev.waymark.trainer.answers;

import java.util.SplittableRandom;

/// Small made-up histories, the same for the same seed.
public final class GeneratedAnswers {
  private GeneratedAnswers() {}

  /// Learners of different ability who practise topics in turn and get better at them; items differ
  /// in difficulty, every seventh practises a second topic and every eleventh none.
  ///
  /// @param stepSeconds between answers; 0 for no times
  public static Answers learning(
      ItemTopics items, String prefix, int learners, int rows, double stepSeconds, long seed) {
    SplittableRandom random = new SplittableRandom(seed);
    int itemCount = 40;
    int topics = 8;
    double[] difficulty = new double[itemCount];
    SplittableRandom fixed = new SplittableRandom(99);
    for (int i = 0; i < itemCount; i++) {
      int item = items.item("i" + i);
      difficulty[i] = 2.4 * fixed.nextDouble() - 1.2;
      if (i % 11 != 10) {
        items.add(item, items.topic("t" + i % topics));
        if (i % 7 == 6) {
          items.add(item, items.topic("t" + (i + 3) % topics));
        }
      }
    }
    AnswersBuilder answers = new AnswersBuilder();
    for (int u = 0; u < learners; u++) {
      double ability = 2 * random.nextDouble() - 1;
      int[] practised = new int[topics];
      for (int s = 0; s < rows; s++) {
        int i = random.nextInt(itemCount);
        double logOdds = ability - difficulty[i] + 0.35 * practised[i % topics]++;
        int correct = random.nextDouble() < 1 / (1 + Math.exp(-logOdds)) ? 1 : 0;
        answers.add(prefix + u, s, items.item("i" + i), stepSeconds * (s + 1), correct);
      }
    }
    return answers.build();
  }

  /// One learner's answers to items numbered as given.
  public static Answers of(int[] items, int[] correct) {
    AnswersBuilder answers = new AnswersBuilder();
    for (int s = 0; s < items.length; s++) {
      answers.add("ada", s, items[s], 0, correct[s]);
    }
    return answers.build();
  }

  /// The same answers with one outcome turned round.
  public static Answers flipped(Answers answers, int flippedRow) {
    AnswersBuilder copy = new AnswersBuilder();
    for (int row = 0; row < answers.size(); row++) {
      int correct = row == flippedRow ? 1 - answers.correct(row) : answers.correct(row);
      copy.add(
          answers.learnerId(answers.learner(row)),
          answers.seq(row),
          answers.item(row),
          answers.time(row),
          correct);
    }
    return copy.build();
  }
}

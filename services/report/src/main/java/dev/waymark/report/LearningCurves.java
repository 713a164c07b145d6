package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/// How often the first, second, … answer on a topic is right. Who knows a topic stops practising
/// it, so later attempts are made by other learners than earlier ones; the curve of those who
/// stayed shows the same learners throughout.
final class LearningCurves {
  /// How many attempts are distinguished.
  static final int LENGTH = 10;

  /// From how many answers on a topic a learner counts as having stayed.
  static final int STAYED = 8;

  private final long[] all = new long[LENGTH];
  private final long[] right = new long[LENGTH];
  private final long[] allStayed = new long[LENGTH];
  private final long[] rightStayed = new long[LENGTH];
  private final long[][] allOn;
  private final long[][] rightOn;

  LearningCurves(int topics) {
    allOn = new long[topics][LENGTH];
    rightOn = new long[topics][LENGTH];
  }

  /// A point of a curve.
  ///
  /// @param attempt from 1
  record Point(int attempt, long answers, Estimate share) {}

  /// All answers of one learner on one topic, in order.
  void add(int topic, List<Boolean> answers) {
    for (int i = 0; i < Math.min(LENGTH, answers.size()); i++) {
      int hit = answers.get(i) ? 1 : 0;
      all[i]++;
      right[i] += hit;
      allOn[topic][i]++;
      rightOn[topic][i] += hit;
      if (answers.size() >= STAYED) {
        allStayed[i]++;
        rightStayed[i] += hit;
      }
    }
  }

  List<Point> overall() {
    return points(right, all, LENGTH);
  }

  /// Of those with at least [#STAYED] answers on the topic.
  List<Point> stayed() {
    return points(rightStayed, allStayed, STAYED);
  }

  List<Point> on(int topic) {
    return points(rightOn[topic], allOn[topic], LENGTH);
  }

  /// The topics that most learners answered on, most first.
  List<Integer> mostAnswered(int count) {
    return IntStream.range(0, allOn.length)
        .boxed()
        .sorted((a, b) -> Long.compare(allOn[b][0], allOn[a][0]))
        .filter(t -> allOn[t][0] > 0)
        .limit(count)
        .toList();
  }

  private static List<Point> points(long[] right, long[] all, int length) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < length && all[i] >= 5; i++) {
      points.add(new Point(i + 1, all[i], Estimate.share(right[i], all[i])));
    }
    return points;
  }
}

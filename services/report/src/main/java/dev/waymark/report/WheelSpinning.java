package dev.waymark.report;

import dev.waymark.engine.statistics.Estimate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// Who practises a topic again and again without mastering it: ten answers or more, never three
/// right in a row (Beck & Gong, "Wheel-spinning: students who fail to master a skill", AIED 2013).
/// Those who stop before the tenth answer without three in a row are not counted: nobody knows what
/// would have become of them.
final class WheelSpinning {
  /// Answers on a topic from which it counts as spinning.
  static final int OPPORTUNITIES = 10;

  /// So many right answers in a row are mastery.
  static final int MASTERED_IN_A_ROW = 3;

  private final long[] spinning;
  private final long[] mastered;
  private final Map<String, Integer> topicsOf = new TreeMap<>();

  WheelSpinning(int topics) {
    spinning = new long[topics];
    mastered = new long[topics];
  }

  /// A learner and on how many topics they spin.
  record Spinner(String learnerId, int topics) {}

  /// All answers of one learner on one topic, in order.
  void add(String learnerId, int topic, List<Boolean> answers) {
    int inARow = 0;
    for (boolean right : answers) {
      inARow = right ? inARow + 1 : 0;
      if (inARow == MASTERED_IN_A_ROW) {
        mastered[topic]++;
        return;
      }
    }
    if (answers.size() >= OPPORTUNITIES) {
      spinning[topic]++;
      topicsOf.merge(learnerId, 1, Integer::sum);
    }
  }

  /// How many learners spin on the topic.
  long spinning(int topic) {
    return spinning[topic];
  }

  /// The share of those who spin on the topic among all who spin or mastered it.
  Estimate share(int topic) {
    return Estimate.share(spinning[topic], spinning[topic] + mastered[topic]);
  }

  /// The topics on which anybody spins, most learners first.
  List<Integer> topics() {
    return IntStream.range(0, spinning.length)
        .filter(t -> spinning[t] > 0)
        .boxed()
        .sorted(Comparator.comparingLong(t -> -spinning[t]))
        .toList();
  }

  /// Who spins, on most topics first.
  List<Spinner> learners() {
    List<Spinner> all = new ArrayList<>();
    topicsOf.forEach((id, topics) -> all.add(new Spinner(id, topics)));
    all.sort(Comparator.comparingInt(it -> -it.topics()));
    return all;
  }
}

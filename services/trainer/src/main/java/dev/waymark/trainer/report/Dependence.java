package dev.waymark.trainer.report;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/// How much success on a topic depends on having another one first.
///
/// An observation is one learner's share of right answers among the first few on a topic, with what
/// they had shown before the first. Learners with and without the other topic are compared within
/// groups of about equal success so far, equal experience, and equal standing on the rest of the
/// topic's prerequisites; the differences of the groups are averaged with Cochran's weights n₁n₀ /
/// (n₁ + n₀).
final class Dependence {
  /// How many answers an observation looks at.
  static final int FIRST_ANSWERS = 5;

  /// How many learners with, and without, the other topic a comparison needs.
  static final int FEWEST = 15;

  private static final double[] SUCCESS = {0.35, 0.45, 0.55, 0.65, 0.75, 0.85};
  private static final int[] EXPERIENCE = {4, 10, 25, 60};

  private final List<List<Observation>> byTopic = new ArrayList<>();

  /// @param group learners of about equal success and experience
  /// @param shown the topics that the learner had shown
  /// @param success share of right answers, 0 to 1
  /// @param surprise the same less the chance that the model gave to the first of them
  record Observation(int group, BitSet shown, double success, double surprise) {}

  /// A comparison.
  ///
  /// @param difference of success with the other topic and without it, −1 to 1
  /// @param with learners who had it
  /// @param error standard error of the difference
  record Comparison(double difference, double error, int with, int without) {
    Estimate estimate() {
      return Estimate.normal(difference, error);
    }

    double z() {
      return difference / error;
    }
  }

  Dependence(int topics) {
    for (int t = 0; t < topics; t++) {
      byTopic.add(new ArrayList<>());
    }
  }

  /// The group of a learner.
  ///
  /// @param right of all answers so far
  static int group(int right, int answers, int topicsShown) {
    double success = (right + 2.5) / (answers + 5.0);
    int band = 0;
    while (band < SUCCESS.length && success >= SUCCESS[band]) {
      band++;
    }
    int experience = 0;
    while (experience < EXPERIENCE.length && topicsShown >= EXPERIENCE[experience]) {
      experience++;
    }
    return band * (EXPERIENCE.length + 1) + experience;
  }

  void add(int topic, Observation observation) {
    byTopic.get(topic).add(observation);
  }

  int observations(int topic) {
    return byTopic.get(topic).size();
  }

  /// Compares the success of learners with and without `other`.
  ///
  /// @param alike topics that compared learners are to have alike: both or neither
  /// @return empty if there are too few to tell
  Optional<Comparison> success(int topic, int other, List<Integer> alike) {
    return compare(topic, other, alike, Observation::success);
  }

  /// The same of what the model cannot explain. It knows how well the learner does elsewhere and on
  /// the topic's own prerequisites; what is left speaks for a dependence of its own.
  Optional<Comparison> surprise(int topic, int other, List<Integer> alike) {
    return compare(topic, other, alike, Observation::surprise);
  }

  private Optional<Comparison> compare(
      int topic, int other, List<Integer> alike, ToDoubleFunction<Observation> outcome) {
    Map<Integer, Moments[]> cells = new HashMap<>();
    for (Observation seen : byTopic.get(topic)) {
      int key = seen.group();
      for (int t : alike) {
        key = 2 * key + (t != other && !seen.shown().get(t) ? 0 : 1);
      }
      Moments[] cell =
          cells.computeIfAbsent(key, _ -> new Moments[] {new Moments(), new Moments()});
      cell[seen.shown().get(other) ? 1 : 0].add(outcome.applyAsDouble(seen));
    }
    double weights = 0;
    double differences = 0;
    double squares = 0;
    double free = 0;
    long with = 0;
    long without = 0;
    for (Moments[] cell : cells.values()) {
      for (Moments side : cell) {
        squares += side.squares();
        free += Math.max(0, side.count() - 1);
      }
      long n1 = cell[1].count();
      long n0 = cell[0].count();
      if (n1 > 0 && n0 > 0) {
        double weight = (double) n1 * n0 / (n1 + n0);
        weights += weight;
        differences += weight * (cell[1].mean() - cell[0].mean());
        with += n1;
        without += n0;
      }
    }
    if (with < FEWEST || without < FEWEST || free < FEWEST || squares == 0) {
      return Optional.empty();
    }
    double error = Math.sqrt(squares / free / weights);
    return Optional.of(new Comparison(differences / weights, error, (int) with, (int) without));
  }
}

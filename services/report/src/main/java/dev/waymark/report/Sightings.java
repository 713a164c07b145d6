package dev.waymark.report;

import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/// How learners did at first on each topic, and where they stood before. Of a topic that very many
/// took, some are drawn by lot, so that memory is bounded.
final class Sightings {
  /// How many answers a sighting looks at.
  static final int FIRST_ANSWERS = 5;

  private static final int MAX_EACH = 2_000;

  private final List<List<Sighting>> byTopic = new ArrayList<>();
  private final int[] offered;
  private final SplittableRandom random = new SplittableRandom(7);

  /// One learner's first answers on a topic.
  ///
  /// @param before the learner before the first
  /// @param at when that was
  /// @param success share of right answers, 0 to 1
  record Sighting(LearnerState before, Instant at, double success) {}

  Sightings(int topics) {
    offered = new int[topics];
    for (int t = 0; t < topics; t++) {
      byTopic.add(new ArrayList<>());
    }
  }

  /// Takes one, or puts it in the place of another, so that all have the same chance to stay
  /// (Vitter's reservoir, 1985).
  void add(int topic, Sighting sighting) {
    List<Sighting> held = byTopic.get(topic);
    int place = random.nextInt(++offered[topic]);
    if (held.size() < MAX_EACH) {
      held.add(sighting);
    } else if (place < MAX_EACH) {
      held.set(place, sighting);
    }
  }

  List<Sighting> of(int topic) {
    return byTopic.get(topic);
  }

  /// How many of the learners had met `other` before their first answer on `topic`.
  int metBefore(int topic, int other) {
    return (int) byTopic.get(topic).stream().filter(it -> it.before().rowOf(other) >= 0).count();
  }
}

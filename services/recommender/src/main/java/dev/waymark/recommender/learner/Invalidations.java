package dev.waymark.recommender.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Which learners may have changed elsewhere since when, as a count of such news. Thread-safe.
final class Invalidations {
  /// More are taken together as one of all learners.
  static final int MAX_DOUBTS = 8;

  /// @param at holds for what was known before
  private record Doubt(long at, Predicate<String> ids) {}

  private volatile List<Doubt> doubts = List.of();

  /// How often there was news.
  long now() {
    List<Doubt> known = doubts;
    return known.isEmpty() ? 0 : known.getLast().at;
  }

  /// From now on whatever is known of these learners is doubted.
  synchronized void add(Predicate<String> ids) {
    List<Doubt> more = new ArrayList<>(doubts);
    long next = now() + 1;
    if (more.size() >= MAX_DOUBTS) {
      long last = now();
      more.clear();
      more.add(new Doubt(last, id -> true));
    }
    more.add(new Doubt(next, ids));
    doubts = List.copyOf(more);
  }

  /// Whether nothing came that concerns what was known of the learner at `at`.
  boolean none(long at, String id) {
    List<Doubt> known = doubts;
    for (int i = known.size() - 1; i >= 0 && known.get(i).at > at; i--) {
      if (known.get(i).ids.test(id)) {
        return false;
      }
    }
    return true;
  }
}

package dev.waymark.recommender.learner;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Which copies of learners in memory were invalidated since when, as a count of invalidations.
/// Thread-safe.
final class Invalidations {
  /// More are taken together as one of all learners.
  static final int MAX_KEPT = 8;

  /// @param at what was copied before it may be stale
  private record Invalidation(long at, Predicate<String> ids) {}

  private volatile List<Invalidation> kept = List.of();

  /// How many invalidations there were.
  long now() {
    List<Invalidation> known = kept;
    return known.isEmpty() ? 0 : known.getLast().at;
  }

  /// Copies of these learners that are held now may be stale.
  synchronized void add(Predicate<String> ids) {
    List<Invalidation> more = new ArrayList<>(kept);
    long next = now() + 1;
    if (more.size() >= MAX_KEPT) {
      long last = now();
      more.clear();
      more.add(new Invalidation(last, id -> true));
    }
    more.add(new Invalidation(next, ids));
    kept = List.copyOf(more);
  }

  /// Whether no invalidation since `at` concerns the learner.
  boolean none(long at, String id) {
    List<Invalidation> known = kept;
    for (int i = known.size() - 1; i >= 0 && known.get(i).at > at; i--) {
      if (known.get(i).ids.test(id)) {
        return false;
      }
    }
    return true;
  }
}

package dev.waymark.recommender.kafka.operate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where in the log each learner was last erased.
final class Erasures {
  private final Map<String, Position> last = new HashMap<>();

  /// A position among one learner's records, which stand in one partition as long as the number of
  /// partitions stays the same.
  ///
  /// @param generation how often the log had grown by then
  record Position(int generation, long offset) implements Comparable<Position> {
    private static final Comparator<Position> ORDER =
        Comparator.comparingInt(Position::generation).thenComparingLong(Position::offset);

    @Override
    public int compareTo(Position other) {
      return ORDER.compare(this, other);
    }
  }

  /// The learner is erased there.
  void add(String learnerId, Position at) {
    last.merge(learnerId, at, (a, b) -> a.compareTo(b) > 0 ? a : b);
  }

  /// Whether what stands there goes: the learner is erased by it, or was after it.
  boolean covers(String learnerId, Position at) {
    @Nullable Position erased = last.get(learnerId);
    return erased != null && at.compareTo(erased) <= 0;
  }

  int learners() {
    return last.size();
  }
}

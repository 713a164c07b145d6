package dev.waymark.engine.learner;

import java.util.Arrays;

/// The topics that a learner does not want to be sent to: pairs of a topic's index and the second
/// until which it is dismissed. Most learners have none, and few have many.
final class TopicDismissals {
  static final long[] NONE = {};

  private TopicDismissals() {}

  /// The second until which a topic is not to be suggested; 0: it may be.
  static long until(long[] dismissals, int topic) {
    for (int i = 0; i < dismissals.length; i += 2) {
      if (dismissals[i] == topic) {
        return dismissals[i + 1];
      }
    }
    return 0;
  }

  /// The same with that of one topic changed; 0 takes it away. The array itself where that is what
  /// it says already.
  static long[] with(long[] dismissals, int topic, long until) {
    if (until(dismissals, topic) == until) {
      return dismissals;
    }
    long[] changed = new long[dismissals.length + 2];
    int end = 0;
    for (int i = 0; i < dismissals.length; i += 2) {
      if (dismissals[i] != topic) {
        changed[end++] = dismissals[i];
        changed[end++] = dismissals[i + 1];
      }
    }
    if (until != 0) {
      changed[end++] = topic;
      changed[end++] = until;
    }
    return Arrays.copyOf(changed, end);
  }
}

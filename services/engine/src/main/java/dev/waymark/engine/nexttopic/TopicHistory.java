package dev.waymark.engine.nexttopic;

import dev.waymark.engine.learner.LearnerState;
import java.util.Arrays;

/// What a learner took, as a state tells it.
public final class TopicHistory {
  private TopicHistory() {}

  /// The topics that the learner began, completed or answered, by their last event, the newest
  /// last; those of the same second by index, but for the topic of the very last event. Indices of
  /// the state's graph.
  public static int[] of(LearnerState state) {
    long[] keys = new long[state.size()];
    int n = 0;
    for (int row = 0; row < keys.length; row++) {
      if (state.isMet(row)) {
        int topic = state.topicOf(row);
        long isLast = topic == state.lastTopic() ? 1 : 0;
        keys[n++] = state.lastSecondOf(row) << 18 | isLast << 17 | topic;
      }
    }
    Arrays.sort(keys, 0, n);
    int[] history = new int[n];
    for (int i = 0; i < n; i++) {
      history[i] = (int) keys[i] & (1 << 17) - 1;
    }
    return history;
  }
}

package dev.waymark.engine.learner;

import java.util.List;

/// What is kept of a learner's answers as a whole, for forecasts: see [AnswerHistory].
///
/// @param answered graded answers since the first; the newest is number `answered - 1`
/// @param level decayed sum of right answers, 0 to 65535: each answer moves it by a 32nd
/// @param recent the last answers, newest first, 12 at most
public record AnswerSummary(int answered, int level, List<RecentAnswer> recent) {
  public static final AnswerSummary NONE = new AnswerSummary(0, 0, List.of());

  public AnswerSummary {
    recent = List.copyOf(recent);
    if (recent.size() != Math.min(answered, AnswerHistory.MAX_RECENT)) {
      throw new IllegalArgumentException(
          "%d recent answers of %d".formatted(recent.size(), answered));
    }
  }

  /// One answer.
  ///
  /// @param topicId empty when it is forgotten
  /// @param bits item code, outcome and whether the item was new, as [AnswerHistory] packs them
  public record RecentAnswer(String topicId, int bits) {}
}

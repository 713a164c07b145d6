package dev.waymark.load.replay;

import dev.waymark.load.event.Subjects;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// One learner, counted.
final class ExpectedLearner {
  private static final int MAX_REMEMBERED = 2_048;
  private static final double PASS_SCORE = 0.6;
  private static final double COUNTS_AS_ATTEMPT = 0.5;

  private final Map<String, ExpectedTopic> topics = new TreeMap<>();
  private final Map<String, Long> resets = new TreeMap<>();
  private final LinkedHashSet<String> window = new LinkedHashSet<>();
  private final Set<String> counted = new HashSet<>();
  private Totals totals = Totals.NONE;
  private int countedAgain;

  Map<String, ExpectedTopic> topics() {
    return topics;
  }

  Totals totals() {
    return totals;
  }

  /// Events that counted a second time, since more than a window lay between.
  int countedAgain() {
    return countedAgain;
  }

  boolean isDuplicate(String eventId) {
    return window.contains(eventId);
  }

  private void remember(String eventId) {
    if (window.size() == MAX_REMEMBERED) {
      window.removeFirst();
    }
    window.add(eventId);
    if (!counted.add(eventId)) {
      countedAgain++;
    }
  }

  void profile(String eventId, int weeklyMinutes) {
    remember(eventId);
    totals = totals.weekly(weeklyMinutes);
  }

  void apply(ProgressEvent event, Subjects subjects) {
    remember(event.getEventId());
    if (event.hasRated() || (event.hasDismissed() && event.getTopicId().isEmpty())) {
      // About a resource alone: no topic and no total knows of it.
      return;
    }
    Map<String, Double> shares =
        event.getTopicId().isEmpty()
            ? subjects.resources().getOrDefault(event.getResourceId(), Map.of())
            : Map.of(event.getTopicId(), 1.0);
    shares.forEach((topic, share) -> apply(event, topic, share));
  }

  private void apply(ProgressEvent event, String topic, double share) {
    long second = Math.max(1, event.getOccurredAt().getSeconds());
    if (second < resets.getOrDefault(topic, 0L)) {
      return;
    }
    ExpectedTopic before = topics.getOrDefault(topic, ExpectedTopic.NONE);
    if (event.hasReset()) {
      resets.put(topic, second);
      if (before.firstWeek() <= second) {
        topics.remove(topic);
      }
      return;
    }
    boolean late = second < before.lastSecond();
    ExpectedTopic after = happened(event, share, before.at(second), late);
    boolean timed = event.hasCompleted() && !event.getTopicId().isEmpty();
    totals =
        totals.with(before, after, timed ? (long) event.getCompleted().getMinutes() : 0, second);
    topics.put(topic, after);
  }

  private static ExpectedTopic happened(
      ProgressEvent event, double share, ExpectedTopic account, boolean late) {
    long second = Math.max(1, event.getOccurredAt().getSeconds());
    return switch (event.getKindCase()) {
      case STARTED -> account.begun(second);
      case COMPLETED -> account.finished();
      case PRACTISED -> graded(account, share, event.getPractised().getCorrect(), late);
      case ASSESSED -> graded(account, share, event.getAssessed().getScore() >= PASS_SCORE, late);
      case SELF_ASSESSED -> account.judged(event.getSelfAssessed().getLevelValue(), late);
      case DISMISSED ->
          account.dismissed(
              event.getDismissed().hasUntil()
                  ? event.getDismissed().getUntil().getSeconds()
                  : Long.MAX_VALUE,
              second);
      case RATED, RESET, KIND_NOT_SET -> throw new IllegalStateException("leaves no statistics");
    };
  }

  private static ExpectedTopic graded(
      ExpectedTopic account, double share, boolean success, boolean late) {
    return share >= COUNTS_AS_ATTEMPT ? account.graded(success, late) : account;
  }
}

package dev.waymark.load.event;

import com.google.protobuf.Timestamp;
import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.Completed;
import dev.waymark.progress.v1.Dismissed;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.progress.v1.Rated;
import dev.waymark.progress.v1.Reset;
import dev.waymark.progress.v1.SelfAssessed;
import dev.waymark.progress.v1.Started;
import java.util.List;
import java.util.random.RandomGenerator;

/// Events of all kinds, on topics and resources, mostly in the order in which they happened.
public final class RandomEvents {
  private static final long SECONDS_BETWEEN = 20;
  private static final int MAX_LATE_SECONDS = 10 * 86_400;

  private final RandomGenerator random;
  private final Zipf learners;
  private final List<String> topics;
  private final List<String> resources;
  private final String prefix;
  private long second;
  private long made;

  /// @param prefix of the learners' and the events' ids
  /// @param startSecond when the first event happened, in seconds since 1970
  public RandomEvents(
      Subjects subjects, int learners, String prefix, long startSecond, RandomGenerator random) {
    this.random = random;
    this.learners = new Zipf(learners);
    this.topics = List.copyOf(subjects.topics().keySet());
    this.resources = List.copyOf(subjects.resources().keySet());
    this.prefix = prefix;
    this.second = startSecond;
  }

  /// An id that no event has had.
  String nextId() {
    return prefix + "-e" + made++;
  }

  /// One of the learners; the first of them far more often than the last.
  String learner() {
    return prefix + "-" + learners.next(random);
  }

  /// An event about any learner.
  public ProgressEvent next() {
    second += random.nextLong(SECONDS_BETWEEN) / 10;
    boolean late = random.nextInt(20) == 0;
    ProgressEvent.Builder event =
        ProgressEvent.newBuilder()
            .setEventId(nextId())
            .setLearnerId(learner())
            .setOccurredAt(at(late ? second - random.nextInt(MAX_LATE_SECONDS) : second));
    int subject = random.nextInt(100);
    if (subject < 88) {
      event.setTopicId(any(topics));
    }
    if (subject >= 80) {
      event.setResourceId(any(resources));
    }
    happen(event);
    return event.build();
  }

  private void happen(ProgressEvent.Builder event) {
    int kind = random.nextInt(100);
    if (kind < 45) {
      event.setPractised(Practised.newBuilder().setCorrect(random.nextInt(3) > 0));
    } else if (kind < 57) {
      event.setAssessed(Assessed.newBuilder().setScore(random.nextInt(11) / 10.0));
    } else if (kind < 69) {
      Completed.Builder completed = Completed.newBuilder();
      if (random.nextBoolean()) {
        completed.setMinutes(1 + random.nextInt(600));
      }
      event.setCompleted(completed);
    } else if (kind < 79) {
      event.setStarted(Started.getDefaultInstance());
    } else if (kind < 88) {
      event.setSelfAssessed(SelfAssessed.newBuilder().setLevelValue(1 + random.nextInt(3)));
    } else if (kind < 93) {
      Dismissed.Builder dismissed = Dismissed.newBuilder();
      if (random.nextBoolean()) {
        dismissed.setUntil(at(second + random.nextInt(MAX_LATE_SECONDS)));
      }
      event.setDismissed(dismissed);
    } else if (kind < 97) {
      event.setResourceId(any(resources));
      event.setRated(Rated.newBuilder().setStars(1 + random.nextInt(5)));
    } else {
      event.setReset(Reset.getDefaultInstance());
    }
  }

  private String any(List<String> ids) {
    return ids.get(random.nextInt(ids.size()));
  }

  static Timestamp at(long second) {
    return Timestamp.newBuilder().setSeconds(second).build();
  }

  Timestamp now() {
    return at(second);
  }
}

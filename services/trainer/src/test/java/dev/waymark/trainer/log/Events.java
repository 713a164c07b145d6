package dev.waymark.trainer.log;

import com.google.protobuf.Timestamp;
import dev.waymark.progress.v1.Assessed;
import dev.waymark.progress.v1.Completed;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.progress.v1.Rated;
import dev.waymark.progress.v1.Reset;
import dev.waymark.progress.v1.SelfAssessed;
import dev.waymark.progress.v1.Started;
import java.util.List;
import java.util.random.RandomGenerator;

/// Progress events for tests.
public final class Events {
  private static final long BEGIN = 1_770_000_000L;

  private Events() {}

  /// An event without a kind, `minute` minutes after a fixed time.
  public static ProgressEvent.Builder of(String learner, int minute) {
    return ProgressEvent.newBuilder()
        .setEventId(learner + "-" + minute)
        .setLearnerId(learner)
        .setOccurredAt(Timestamp.newBuilder().setSeconds(BEGIN + 60L * minute));
  }

  public static ProgressEvent answer(String learner, int minute, String topic, boolean right) {
    return of(learner, minute)
        .setTopicId(topic)
        .setPractised(Practised.newBuilder().setCorrect(right))
        .build();
  }

  public static ProgressEvent completed(
      String learner, int minute, String topic, String resource, double minutes) {
    return of(learner, minute)
        .setTopicId(topic)
        .setResourceId(resource)
        .setCompleted(Completed.newBuilder().setMinutes(minutes))
        .build();
  }

  public static ProgressEvent rated(String learner, int minute, String resource, int stars) {
    return of(learner, minute)
        .setResourceId(resource)
        .setRated(Rated.newBuilder().setStars(stars))
        .build();
  }

  /// Any event on one of the topics; ids repeat now and then, and clocks step back.
  public static ProgressEvent random(
      RandomGenerator random, String learner, int number, List<String> topics) {
    ProgressEvent.Builder event =
        of(learner, number * 300 - random.nextInt(2_000))
            .setEventId(learner + "-" + (random.nextInt(10) == 0 ? number / 2 : number))
            .setTopicId(topics.get(random.nextInt(topics.size())));
    return switch (random.nextInt(10)) {
      case 0 -> event.setStarted(Started.getDefaultInstance()).build();
      case 1 -> event.setCompleted(Completed.newBuilder().setMinutes(random.nextInt(99))).build();
      case 2 -> event.setAssessed(Assessed.newBuilder().setScore(random.nextDouble())).build();
      case 3 ->
          event
              .setSelfAssessed(SelfAssessed.newBuilder().setLevelValue(1 + random.nextInt(3)))
              .build();
      case 4 ->
          random.nextInt(4) == 0
              ? event.setReset(Reset.getDefaultInstance()).build()
              : event.setStarted(Started.getDefaultInstance()).build();
      default ->
          event
              .setPractised(
                  Practised.newBuilder()
                      .setItemId(random.nextInt(4) == 0 ? "" : "q" + random.nextInt(7))
                      .setCorrect(random.nextBoolean()))
              .build();
    };
  }
}

package dev.waymark.load.wire;

import com.google.protobuf.Timestamp;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// Learners, each with a right answer on thirty of the sixty topics that come first.
final class WireLearners {
  private static final int TOPICS = 30;
  private static final int AMONG = 60;

  /// Prime, and so no divisor of their number: one after the other, and yet each is far from the
  /// last.
  private static final long STRIDE = 7_919;

  private WireLearners() {}

  static String id(long number, int learners) {
    return "wire-" + number * STRIDE % learners;
  }

  /// What they did.
  ///
  /// @param topics in the order of the roadmap
  /// @param second when, since 1970
  static List<ProgressEvent> events(List<String> topics, int learners, long second) {
    List<ProgressEvent> events = new ArrayList<>();
    for (int learner = 0; learner < learners; learner++) {
      List<String> first = new ArrayList<>(topics.subList(0, Math.min(AMONG, topics.size())));
      Collections.shuffle(first, new Random(learner));
      int done = 0;
      for (String topic : first.subList(0, Math.min(TOPICS, first.size()))) {
        done++;
        events.add(
            ProgressEvent.newBuilder()
                .setEventId("w-" + done)
                .setLearnerId("wire-" + learner)
                .setOccurredAt(Timestamp.newBuilder().setSeconds(second + done))
                .setTopicId(topic)
                .setPractised(Practised.newBuilder().setCorrect(true))
                .build());
      }
    }
    return events;
  }
}

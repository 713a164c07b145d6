package dev.waymark.it.client;

import java.util.UUID;

/// Progress events in JSON, each with an id of its own.
public final class Events {

  private Events() {}

  /// An attempt at a topic.
  public static String practised(String topic, boolean correct) {
    return event(topic, "\"practised\":{\"correct\":%s}".formatted(correct));
  }

  /// The learner says that they know a topic.
  public static String known(String topic) {
    return event(topic, "\"selfAssessed\":{\"level\":\"KNOWN\"}");
  }

  /// What makes anybody sure that the learner knows a topic: the best of results, three times.
  public static String[] mastered(String topic) {
    return new String[] {assessed(topic, 1), assessed(topic, 1), assessed(topic, 1)};
  }

  /// A test result.
  public static String assessed(String topic, double score) {
    return event(topic, "\"assessed\":{\"score\":%s}".formatted(score));
  }

  private static String event(String topic, String kind) {
    return "{\"eventId\":\"%s\",\"topicId\":\"%s\",%s}".formatted(UUID.randomUUID(), topic, kind);
  }
}

package dev.waymark.engine.learner;

import dev.waymark.engine.graph.PrerequisiteGraph;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;

/// The topics that a learner reset: for each its index and, above [#TOPIC_BITS], the second of the
/// last reset. Ascending.
final class TopicResets {
  static final long[] NONE = {};

  private static final int TOPIC_BITS = 17;
  private static final int TOPIC_MASK = (1 << TOPIC_BITS) - 1;

  private TopicResets() {}

  /// From seconds by topic id, without the topics that the graph does not know.
  static long[] of(PrerequisiteGraph graph, Map<String, Long> seconds) {
    return seconds.entrySet().stream()
        .filter(reset -> graph.indexOf(reset.getKey()) >= 0)
        .mapToLong(reset -> packed(graph.indexOf(reset.getKey()), reset.getValue()))
        .sorted()
        .toArray();
  }

  /// The seconds by topic id.
  static Map<String, Long> byTopic(PrerequisiteGraph graph, long[] resets) {
    Map<String, Long> seconds = new TreeMap<>();
    for (long reset : resets) {
      seconds.put(graph.topic(topic(reset)).id(), reset >>> TOPIC_BITS);
    }
    return seconds;
  }

  /// The second at which a topic was last reset; 0: never.
  static long second(long[] resets, int topic) {
    for (long reset : resets) {
      if (topic(reset) == topic) {
        return reset >>> TOPIC_BITS;
      }
    }
    return 0;
  }

  /// The same after a reset of one topic.
  static long[] with(long[] resets, int topic, long second) {
    return LongStream.concat(
            Arrays.stream(resets).filter(reset -> topic(reset) != topic),
            LongStream.of(packed(topic, second)))
        .sorted()
        .toArray();
  }

  private static long packed(int topic, long second) {
    return second << TOPIC_BITS | topic;
  }

  private static int topic(long reset) {
    return (int) (reset & TOPIC_MASK);
  }
}

package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.events.Ids;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that fields of requests keep.
final class Requests {
  private static final int MAX_LEVEL = 5;

  private Requests() {}

  /// `value` if it is an id of 1 to 128 characters without control characters.
  static String id(String field, String value) {
    Ids.fault(value)
        .ifPresent(fault -> {
          throw Failures.invalid(field, fault.clause());
        });
    return value;
  }

  /// Checks that each is an id of a topic of the graph.
  static void requireTopics(PrerequisiteGraph graph, String field, List<String> topicIds) {
    for (String topic : topicIds) {
      if (graph.indexOf(id(field, topic)) < 0) {
        throw Failures.unknownTopic(topic);
      }
    }
  }

  /// The id, or `null` when it is empty.
  static @Nullable String optionalId(String field, String value) {
    return value.isEmpty() ? null : id(field, value);
  }

  /// `value` if it is within 1 and `most`; `unset` if it is 0.
  static int limit(int value, int most, int unset) {
    if (value < 0 || value > most) {
      throw Failures.invalid("limit", "must be within 1 and " + most);
    }
    return value == 0 ? unset : value;
  }

  /// The highest level that is asked for; any when `value` is 0.
  static int level(int value) {
    return value == 0 ? MAX_LEVEL : (int) within("max_level", value, MAX_LEVEL);
  }

  /// `value` if it is within 0 and `most`.
  static double within(String field, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw Failures.invalid(field, "must be within 0 and " + (long) most);
    }
    return value;
  }
}

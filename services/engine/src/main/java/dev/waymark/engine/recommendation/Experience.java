package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/// What the histories of all learners tell beyond the graph. Ids that a graph does not know have no
/// effect.
///
/// @param wentOn by topic, to which topics learners went on from it: shares, 0 to 1 each
/// @param resources what learners made of resources, by id
/// @param paces the time that a topic takes learners over the authors' estimate, by id; over 0
/// @param usualPace the same over all topics; over 0
public record Experience(
    Map<String, Map<String, Double>> wentOn,
    Map<String, ResourceRecord> resources,
    Map<String, Double> paces,
    double usualPace) {
  public static final Experience NONE = new Experience(Map.of(), Map.of(), Map.of(), 1);

  public Experience {
    Map<String, Map<String, Double>> copies = new HashMap<>();
    wentOn.forEach((from, shares) -> copies.put(from, Map.copyOf(shares)));
    wentOn = Collections.unmodifiableMap(copies);
    resources = Map.copyOf(resources);
    paces = Map.copyOf(paces);
    for (Map<String, Double> shares : wentOn.values()) {
      for (double share : shares.values()) {
        require(share >= 0 && share <= 1, "shares of learners who went on are 0 to 1");
      }
    }
    for (double pace : paces.values()) {
      require(pace > 0 && pace < Double.POSITIVE_INFINITY, "paces are over 0");
    }
    require(usualPace > 0 && usualPace < Double.POSITIVE_INFINITY, "paces are over 0");
  }

  /// The minutes that the learner needs for a topic of which they know nothing: the authors'
  /// estimate at the pace of the topic and of the learner. The learner's pace is reckoned against
  /// the usual one, so that minutes that all learners need are not counted twice.
  public double minutes(Topic topic, LearnerState state) {
    return topic.minutes() * paces.getOrDefault(topic.id(), 1.0) * state.pace(usualPace);
  }

  Map<String, Double> wentOnFrom(String topicId) {
    return wentOn.getOrDefault(topicId, Map.of());
  }

  ResourceRecord resource(String id) {
    return resources.getOrDefault(id, ResourceRecord.NONE);
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

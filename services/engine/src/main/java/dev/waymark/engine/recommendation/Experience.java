package dev.waymark.engine.recommendation;

import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.nexttopic.NextTopicModel;
import java.util.Map;

/// What the histories of all learners tell beyond the graph. Ids that a graph does not know have no
/// effect.
///
/// @param nextTopic which topic learners took after which
/// @param resources what learners made of resources, by id
/// @param paces the time that a topic takes learners over the authors' estimate, by id; over 0
/// @param usualPace the same over all topics; over 0
public record Experience(
    NextTopicModel nextTopic,
    Map<String, ResourceRecord> resources,
    Map<String, Double> paces,
    double usualPace) {
  public static final Experience NONE = new Experience(NextTopicModel.NONE, Map.of(), Map.of(), 1);

  public Experience {
    resources = Map.copyOf(resources);
    paces = Map.copyOf(paces);
    for (double pace : paces.values()) {
      require(pace > 0 && pace < Double.POSITIVE_INFINITY, "paces are over 0");
    }
    require(usualPace > 0 && usualPace < Double.POSITIVE_INFINITY, "paces are over 0");
  }

  /// The minutes that the learner needs for a topic of which they know nothing: the authors'
  /// estimate at the pace of the topic and of the learner. The learner's pace is relative to the
  /// usual one, so that minutes that all learners need are not counted twice.
  public double minutes(Topic topic, LearnerState state) {
    return topic.minutes() * paces.getOrDefault(topic.id(), 1.0) * state.pace(usualPace);
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

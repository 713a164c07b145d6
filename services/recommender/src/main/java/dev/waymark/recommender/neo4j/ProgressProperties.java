package dev.waymark.recommender.neo4j;

import dev.waymark.engine.learner.Learnability;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.TopicProgress;
import java.util.HashMap;
import java.util.Map;
import org.neo4j.driver.Value;

/// The properties of a `PROGRESS` relationship: the statistics of one learner on one topic.
final class ProgressProperties {
  private static final String ITEMS = "items";

  private ProgressProperties() {}

  /// The statistics of a topic, and what is kept of its items.
  record Row(TopicProgress progress, long items) {
    static Row none(String topicId) {
      return new Row(TopicProgress.none(topicId), 0);
    }

    static Row of(LearnerState state, String topicId) {
      return new Row(state.progress(topicId), state.itemsOf(topicId));
    }
  }

  /// All that differ from those before any event, which is how a missing one is read.
  static Map<String, Object> of(Row row) {
    return changed(Row.none(row.progress().topicId()), row);
  }

  /// Those that differ from those of `before`.
  static Map<String, Object> changed(Row before, Row after) {
    Map<String, Object> properties = all(after);
    properties.entrySet().removeAll(all(before).entrySet());
    return properties;
  }

  private static Map<String, Object> all(Row stored) {
    TopicProgress row = stored.progress();
    Map<String, Object> properties = HashMap.newHashMap(21);
    properties.put(ITEMS, stored.items());
    properties.put("attempts", row.attempts());
    properties.put("successes", row.successes());
    properties.put("outcomes", row.outcomes());
    properties.put("firstRight", row.firstRight());
    properties.put("firstWeight", row.firstWeight());
    properties.put("gain", row.gain());
    properties.put("learned", row.learned());
    properties.put("firstSecond", row.firstSecond());
    properties.put("lastSecond", row.lastSecond());
    properties.put("refreshedSecond", row.refreshedSecond());
    properties.put("stabilityDays", row.stabilityDays());
    properties.put("started", row.started());
    properties.put("completed", row.completed());
    properties.put("selfAssessed", row.selfAssessed());
    properties.put("dismissedUntilSecond", row.dismissedUntilSecond());
    properties.put("dismissalSecond", row.dismissalSecond());
    properties.put("waiting", row.learnability().waiting());
    properties.put("closed", row.learnability().closed());
    properties.put("learntBefore", row.learnability().learntBefore());
    properties.put("resource", row.resource());
    return properties;
  }

  /// What [LearnerState#itemsOf(String)] said.
  static long items(Value relationship) {
    return relationship.get(ITEMS).asLong(0);
  }

  static TopicProgress read(String topicId, Value relationship) {
    return new TopicProgress(
        topicId,
        relationship.get("attempts").asInt(0),
        relationship.get("successes").asInt(0),
        relationship.get("outcomes").asInt(0),
        relationship.get("firstRight").asBoolean(false),
        relationship.get("firstWeight").asInt(TopicProgress.WHOLE),
        relationship.get("gain").asDouble(0),
        relationship.get("learned").asDouble(0),
        relationship.get("firstSecond").asLong(0),
        relationship.get("lastSecond").asLong(0),
        relationship.get("refreshedSecond").asLong(0),
        relationship.get("stabilityDays").asDouble(0),
        relationship.get("started").asBoolean(false),
        relationship.get("completed").asBoolean(false),
        relationship.get("selfAssessed").asInt(0),
        relationship.get("dismissedUntilSecond").asLong(0),
        relationship.get("dismissalSecond").asLong(0),
        learnability(relationship),
        relationship.get("resource").asInt(0));
  }

  private static Learnability learnability(Value relationship) {
    Learnability prior = Learnability.PRIOR;
    return new Learnability(
        relationship.get("waiting").asDouble(prior.waiting()),
        relationship.get("closed").asDouble(prior.closed()),
        relationship.get("learntBefore").asInt(prior.learntBefore()));
  }
}

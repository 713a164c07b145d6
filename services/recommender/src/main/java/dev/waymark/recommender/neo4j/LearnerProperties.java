package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.learner.LearnerTotals;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.recommender.learner.Learner;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.neo4j.driver.Value;

/// The properties of a `Learner` node: revision, recent event ids, totals and profile.
final class LearnerProperties {
  /// Parts of a stored goal are lines: ids have no control characters.
  private static final String LINE = "\n";

  private static final String ROADMAP = "roadmap";
  private static final String TOPICS = "topics";

  private LearnerProperties() {}

  /// @param withProfile whether to write the profile too; it replaces the stored one
  static Map<String, Object> of(Learner learner, boolean withProfile) {
    Map<String, Object> properties = HashMap.newHashMap(22);
    properties.put("revision", learner.revision());
    properties.put("recentEvents", learner.recentEvents().toBytes());
    putTotals(properties, learner.state().totals());
    if (withProfile) {
      putProfile(properties, learner.profile());
    }
    return properties;
  }

  private static void putTotals(Map<String, Object> properties, LearnerTotals totals) {
    properties.put("attempts", totals.attempts());
    properties.put("successes", totals.successes());
    properties.put("firstAttempts", totals.firstAttempts());
    properties.put("firstSuccesses", totals.firstSuccesses());
    properties.put("repeats", totals.repeats());
    properties.put("lapses", totals.lapses());
    properties.put("ahead", totals.ahead());
    properties.put("aheadSuccesses", totals.aheadSuccesses());
    properties.put("spentMinutes", totals.spentMinutes());
    properties.put("plannedMinutes", totals.plannedMinutes());
    properties.put("lastSecond", totals.lastSecond());
    properties.put("lastTopicId", totals.lastTopicId());
  }

  private static void putProfile(Map<String, Object> properties, Profile profile) {
    properties.put("goals", profile.goals().stream().map(LearnerProperties::line).toList());
    properties.put("weeklyMinutes", profile.weeklyMinutes());
    properties.put("access", profile.access().stream().map(Enum::name).sorted().toList());
    properties.put(
        "resourceTypes", profile.resourceTypes().stream().map(Enum::name).sorted().toList());
    properties.put("languages", profile.languages());
  }

  static List<String> roadmaps(Profile profile) {
    return profile.goals().stream()
        .filter(Goal.RoadmapGoal.class::isInstance)
        .map(goal -> ((Goal.RoadmapGoal) goal).roadmapId())
        .toList();
  }

  static RecentEvents recentEvents(Value node) {
    Value stored = node.get("recentEvents");
    return stored.isNull() ? RecentEvents.NONE : RecentEvents.fromBytes(stored.asByteArray());
  }

  static LearnerTotals totals(Value node) {
    return new LearnerTotals(
        node.get("attempts").asInt(0),
        node.get("successes").asInt(0),
        node.get("firstAttempts").asInt(0),
        node.get("firstSuccesses").asInt(0),
        node.get("repeats").asInt(0),
        node.get("lapses").asInt(0),
        node.get("ahead").asInt(0),
        node.get("aheadSuccesses").asInt(0),
        node.get("spentMinutes").asDouble(0),
        node.get("plannedMinutes").asDouble(0),
        node.get("lastSecond").asLong(0),
        node.get("lastTopicId").asString(""));
  }

  static Profile profile(Value node) {
    if (node.get("weeklyMinutes").isNull()) {
      return Profile.EMPTY;
    }
    Set<Access> access = EnumSet.noneOf(Access.class);
    node.get("access").values(Value::asString).forEach(it -> access.add(Access.valueOf(it)));
    Set<ResourceType> types = EnumSet.noneOf(ResourceType.class);
    node.get("resourceTypes")
        .values(Value::asString)
        .forEach(it -> types.add(ResourceType.valueOf(it)));
    return new Profile(
        node.get("goals").asList(it -> goal(it.asString())),
        node.get("weeklyMinutes").asInt(),
        access,
        types,
        node.get("languages").asList(Value::asString));
  }

  private static String line(Goal goal) {
    return switch (goal) {
      case Goal.RoadmapGoal(String id) -> ROADMAP + LINE + id;
      case Goal.TopicsGoal(List<String> ids) -> TOPICS + LINE + String.join(LINE, ids);
    };
  }

  private static Goal goal(String line) {
    List<String> parts = List.of(line.split(LINE, -1));
    List<String> ids = parts.subList(1, parts.size());
    return parts.getFirst().equals(ROADMAP)
        ? new Goal.RoadmapGoal(ids.getFirst())
        : new Goal.TopicsGoal(ids);
  }
}

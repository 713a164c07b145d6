package dev.waymark.recommender.neo4j;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.learner.AnswerBelief;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.LearnerTotals;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.RecentEvents;
import dev.waymark.engine.learner.ResourceDismissals;
import dev.waymark.recommender.learner.Learner;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.neo4j.driver.Value;

/// The properties of a `Learner` node: revision, recent event ids, totals and profile.
final class LearnerProperties {
  /// Parts of a stored goal are lines: ids have no control characters.
  private static final String LINE = "\n";

  /// How many events of the learner counted.
  private static final String COUNTED = "eventIdsCounted";

  /// The ids among the last of them, in segments that are written one by one.
  private static final String RECENT = "eventIds";

  /// Takes them out of a map projection of a node.
  static final String WITHOUT_RECENT_EVENTS =
      IntStream.range(0, RecentEvents.SEGMENTS)
          .mapToObj(segment -> RECENT + segment + ": null")
          .collect(Collectors.joining(", "));

  /// The words of an [AnswerBelief].
  private static final String ANSWERS = "answers";

  /// When topics were last reset: the second in decimal, a space and the topic's id.
  private static final String RESETS = "resets";

  /// Resources that are dismissed, or were: the second until which, the second of the event, both
  /// in decimal, and the resource's id, with spaces between.
  private static final String DISMISSED_RESOURCES = "dismissedResources";

  private static final byte[] NOTHING = {};
  private static final String ROADMAP = "roadmap";
  private static final String TOPICS = "topics";

  private LearnerProperties() {}

  /// The properties that differ from those of `before`. What a new learner has not done is left
  /// out: it is read as 0.
  ///
  /// @param withProfile whether to write the profile too; it replaces the stored one
  static Map<String, Object> changed(Learner before, Learner after, boolean withProfile) {
    Map<String, Object> properties = HashMap.newHashMap(39);
    putTotals(properties, after.state().totals());
    putResets(properties, after.state());
    putDismissedResources(properties, after.state());
    Map<String, Object> old = HashMap.newHashMap(28);
    putTotals(old, before.state().totals());
    putResets(old, before.state());
    putDismissedResources(old, before.state());
    AnswerProperties.put(properties, after.state().answerSummary());
    AnswerProperties.put(old, before.state().answerSummary());
    properties.entrySet().removeAll(old.entrySet());
    putRecentEvents(properties, before.recentEvents(), after.recentEvents());
    properties.put("revision", after.revision());
    if (withProfile) {
      putProfile(properties, after.profile());
    }
    return properties;
  }

  private static void putRecentEvents(
      Map<String, Object> properties, RecentEvents before, RecentEvents after) {
    properties.put(COUNTED, after.added());
    for (int segment = 0; segment < RecentEvents.SEGMENTS; segment++) {
      if (!after.hasSegmentOf(before, segment)) {
        properties.put(RECENT + segment, after.segment(segment));
      }
    }
  }

  static void putResets(Map<String, Object> properties, LearnerState state) {
    List<String> resets = new ArrayList<>();
    state.resets().forEach((topic, second) -> resets.add(second + " " + topic));
    properties.put(RESETS, resets);
  }

  /// What {@link LearnerState#resets()} said.
  static Map<String, Long> resets(Value node) {
    Map<String, Long> resets = new HashMap<>();
    for (String reset : node.get(RESETS).asList(Value::asString, List.of())) {
      String[] parts = reset.split(" ", 2);
      resets.put(parts[1], Long.parseLong(parts[0]));
    }
    return resets;
  }

  static void putDismissedResources(Map<String, Object> properties, LearnerState state) {
    List<String> dismissed = new ArrayList<>();
    state
        .resourceDismissals()
        .all()
        .forEach((id, it) -> dismissed.add(it.untilSecond() + " " + it.second() + " " + id));
    properties.put(DISMISSED_RESOURCES, dismissed);
  }

  /// What {@link LearnerState#resourceDismissals()} said.
  static ResourceDismissals dismissedResources(Value node) {
    Map<String, ResourceDismissals.Dismissal> dismissed = new HashMap<>();
    for (String line : node.get(DISMISSED_RESOURCES).asList(Value::asString, List.of())) {
      String[] parts = line.split(" ", 3);
      dismissed.put(
          parts[2],
          new ResourceDismissals.Dismissal(Long.parseLong(parts[0]), Long.parseLong(parts[1])));
    }
    return ResourceDismissals.of(dismissed);
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
    properties.put("learnt", totals.learnt());
    properties.put(ANSWERS, totals.answers().words());
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
    return RecentEvents.fromSegments(
        node.get(COUNTED).asLong(0), segment -> node.get(RECENT + segment).asByteArray(NOTHING));
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
        node.get("lastTopicId").asString(""),
        node.get("learnt").asInt(0),
        answers(node.get(ANSWERS)));
  }

  private static AnswerBelief answers(Value words) {
    return words.isNull() ? AnswerBelief.PRIOR : AnswerBelief.of(words.asList(Value::asLong));
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

package dev.waymark.recommender.learner;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.learner.AnswerSummary;
import dev.waymark.engine.learner.LearnerTotals;
import dev.waymark.engine.learner.Profile;
import dev.waymark.engine.learner.ResourceDismissals;
import dev.waymark.engine.learner.TopicProgress;
import java.time.Instant;
import java.util.Base64;
import java.util.List;

/// Everything that the recommender keeps of a learner as one JSON document, for the learner to take
/// along. The events that it was made of, ratings and item ids among them, are in the log alone.
public final class LearnerDocument {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private LearnerDocument() {}

  /// The document. Times are ISO 8601 in UTC; fields that do not apply are absent.
  public static String of(Learner learner, Instant exportedAt) {
    ObjectNode document = JSON.createObjectNode();
    document.put("learnerId", learner.id());
    document.put("exportedAt", exportedAt.toString());
    document.put("graphRelease", learner.state().graph().release());
    document.put("revision", learner.revision());
    profile(document.putObject("profile"), learner.profile());
    totals(document.putObject("totals"), learner.state().totals());
    ArrayNode progress = document.putArray("progress");
    learner
        .state()
        .progress()
        .forEach(row ->
            topic(progress.addObject(), row).put("items", learner.state().itemsOf(row.topicId())));
    ArrayNode resets = document.putArray("resets");
    learner
        .state()
        .resets()
        .forEach((topic, second) -> time(resets.addObject().put("topicId", topic), "at", second));
    ArrayNode dismissed = document.putArray("dismissedResources");
    learner
        .state()
        .resourceDismissals()
        .all()
        .forEach((resource, it) -> dismissedResource(dismissed.addObject(), resource, it));
    answers(document.putObject("answers"), learner.state().answerSummary());
    document.put(
        "recentEventHashes", Base64.getEncoder().encodeToString(learner.recentEvents().toBytes()));
    try {
      return JSON.writeValueAsString(document);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("A tree of plain values can always be written", e);
    }
  }

  private static void profile(ObjectNode node, Profile profile) {
    ArrayNode goals = node.putArray("goals");
    for (Goal goal : profile.goals()) {
      switch (goal) {
        case Goal.RoadmapGoal(String id) -> goals.addObject().put("roadmapId", id);
        case Goal.TopicsGoal(List<String> ids) -> {
          ArrayNode topics = goals.addObject().putArray("topicIds");
          ids.forEach(topics::add);
        }
      }
    }
    node.put("weeklyMinutes", profile.weeklyMinutes());
    ArrayNode access = node.putArray("access");
    profile.access().stream().sorted().forEach(it -> access.add(it.name()));
    ArrayNode types = node.putArray("resourceTypes");
    profile.resourceTypes().stream().sorted().forEach(it -> types.add(it.name()));
    ArrayNode languages = node.putArray("languages");
    profile.languages().forEach(languages::add);
  }

  private static void totals(ObjectNode node, LearnerTotals totals) {
    node.put("attempts", totals.attempts());
    node.put("successes", totals.successes());
    node.put("firstAttempts", totals.firstAttempts());
    node.put("firstSuccesses", totals.firstSuccesses());
    node.put("repeats", totals.repeats());
    node.put("lapses", totals.lapses());
    node.put("ahead", totals.ahead());
    node.put("aheadSuccesses", totals.aheadSuccesses());
    node.put("spentMinutes", totals.spentMinutes());
    node.put("plannedMinutes", totals.plannedMinutes());
    ArrayNode answers = node.putArray("answers");
    totals.answers().words().forEach(answers::add);
    time(node, "lastEventAt", totals.lastSecond());
    if (!totals.lastTopicId().isEmpty()) {
      node.put("lastTopicId", totals.lastTopicId());
    }
  }

  private static void answers(ObjectNode node, AnswerSummary answers) {
    node.put("answered", answers.answered());
    node.put("level", answers.level());
    ArrayNode recent = node.putArray("recent");
    answers
        .recent()
        .forEach(it -> recent.addObject().put("topicId", it.topicId()).put("bits", it.bits()));
  }

  private static ObjectNode topic(ObjectNode node, TopicProgress row) {
    node.put("topicId", row.topicId());
    node.put("attempts", row.attempts());
    node.put("successes", row.successes());
    node.put("outcomes", row.outcomes());
    node.put("firstRight", row.firstRight());
    node.put("firstWeight", row.firstWeight());
    node.put("gain", row.gain());
    node.put("learned", row.learned());
    time(node, "firstEventAt", row.firstSecond());
    time(node, "lastEventAt", row.lastSecond());
    time(node, "refreshedAt", row.refreshedSecond());
    node.put("stabilityDays", row.stabilityDays());
    node.put("started", row.started());
    node.put("completed", row.completed());
    node.put("selfAssessed", row.selfAssessed());
    if (row.dismissedUntilSecond() == Long.MAX_VALUE) {
      node.put("dismissed", true);
    } else {
      time(node, "dismissedUntil", row.dismissedUntilSecond());
    }
    time(node, "dismissalEventAt", row.dismissalSecond());
    node.put("practiceWaits", row.learnability().waiting());
    node.put("practiceIsClosed", row.learnability().closed());
    node.put("learntBefore", row.learnability().learntBefore());
    node.put("lastResource", row.resource());
    return node;
  }

  private static void dismissedResource(
      ObjectNode node, String resourceId, ResourceDismissals.Dismissal dismissal) {
    node.put("resourceId", resourceId);
    if (dismissal.untilSecond() == Long.MAX_VALUE) {
      node.put("dismissed", true);
    } else {
      time(node, "dismissedUntil", dismissal.untilSecond());
    }
    time(node, "dismissalEventAt", dismissal.second());
  }

  private static void time(ObjectNode node, String field, long second) {
    if (second > 0) {
      node.put(field, Instant.ofEpochSecond(second).toString());
    }
  }
}

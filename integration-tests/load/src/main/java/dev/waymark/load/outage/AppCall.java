package dev.waymark.load.outage;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One call of an app, as often as it is made.
///
/// @param name of it in the page
/// @param method of HTTP
/// @param path with its query
/// @param body JSON; null for none
record AppCall(String name, String method, String path, @Nullable String body) {
  static final String KNOWN = "outage-known";
  static final String ROADMAP = "ml-engineer";
  static final String TOPIC = "linear-algebra.vectors";

  private static final String GOAL = "?roadmap=" + ROADMAP;

  /// An event that is practice on one topic.
  static AppCall progress(String learner) {
    return new AppCall(
        "progress",
        "POST",
        "/v1/learners/" + learner + "/progress",
        "{\"topicId\":\"%s\",\"practised\":{\"correct\":true}}".formatted(TOPIC));
  }

  /// The next steps of a learner.
  static AppCall nextSteps(String name, String learner) {
    return new AppCall(name, "GET", "/v1/learners/" + learner + "/next-steps" + GOAL, null);
  }

  /// Every call that the page tells of.
  ///
  /// @param stranger a learner that nobody has heard of
  static List<AppCall> all(String stranger) {
    return List.of(
        get("roadmap", "/v1/roadmaps/" + ROADMAP),
        get("topic", "/v1/topics/" + TOPIC),
        nextSteps("next steps of a learner in memory", KNOWN),
        nextSteps("next steps of a learner not in memory", stranger),
        get("path", "/v1/learners/" + KNOWN + "/path" + GOAL),
        get("mastery", "/v1/learners/" + KNOWN + "/mastery" + GOAL),
        get("insight", "/v1/insight" + GOAL),
        progress(KNOWN),
        new AppCall(
            "profile replaced",
            "PUT",
            "/v1/learners/" + KNOWN + "/profile",
            "{\"weeklyMinutes\":120}"));
  }

  private static AppCall get(String name, String path) {
    return new AppCall(name, "GET", path, null);
  }
}

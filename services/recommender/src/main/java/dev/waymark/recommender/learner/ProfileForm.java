package dev.waymark.recommender.learner;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.learner.Profile;
import dev.waymark.events.ProfileRules;
import java.util.List;
import java.util.stream.Collectors;

/// Profiles between their message and the engine's type.
public final class ProfileForm {
  private ProfileForm() {}

  /// The engine's form of a message that keeps the {@link ProfileRules}.
  public static Profile read(dev.waymark.learner.v1.Profile message) {
    return new Profile(
        message.getGoalsList().stream().map(ProfileForm::goal).toList(),
        message.getWeeklyMinutes(),
        message.getAccessList().stream()
            .map(it -> Access.valueOf(it.name()))
            .collect(Collectors.toSet()),
        message.getResourceTypesList().stream()
            .map(it -> ResourceType.valueOf(it.name()))
            .collect(Collectors.toSet()),
        message.getLanguagesList().stream().distinct().toList());
  }

  private static Goal goal(dev.waymark.learner.v1.Goal goal) {
    return goal.getRoadmapId().isEmpty()
        ? new Goal.TopicsGoal(goal.getTopicIdsList())
        : new Goal.RoadmapGoal(goal.getRoadmapId());
  }

  /// The message of a profile; sets are in the order of their constants.
  public static dev.waymark.learner.v1.Profile write(Profile profile) {
    var message =
        dev.waymark.learner.v1.Profile.newBuilder()
            .setWeeklyMinutes(profile.weeklyMinutes())
            .addAllLanguages(profile.languages());
    for (Goal goal : profile.goals()) {
      var written = message.addGoalsBuilder();
      switch (goal) {
        case Goal.RoadmapGoal(String id) -> written.setRoadmapId(id);
        case Goal.TopicsGoal(List<String> ids) -> written.addAllTopicIds(ids);
      }
    }
    profile.access().stream()
        .sorted()
        .forEach(it -> message.addAccess(dev.waymark.catalog.v1.Access.valueOf(it.name())));
    profile.resourceTypes().stream()
        .sorted()
        .forEach(
            it -> message.addResourceTypes(dev.waymark.catalog.v1.ResourceType.valueOf(it.name())));
    return message.build();
  }
}

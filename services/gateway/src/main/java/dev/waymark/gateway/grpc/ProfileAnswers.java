package dev.waymark.gateway.grpc;

import static dev.waymark.gateway.grpc.WireValues.each;
import static dev.waymark.gateway.grpc.WireValues.text;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.gateway.answer.Goal;
import dev.waymark.gateway.answer.Profile;
import java.util.List;
import java.util.Objects;

/// Profiles as answers, and profiles as sent.
final class ProfileAnswers {

  private ProfileAnswers() {}

  static Profile profile(String learnerId, dev.waymark.learner.v1.Profile profile, String token) {
    return new Profile(
        learnerId,
        each(profile.getGoalsList(), ProfileAnswers::goal),
        profile.getWeeklyMinutes() == 0 ? null : profile.getWeeklyMinutes(),
        profile.getAccessList().stream().map(WireValues::name).filter(Objects::nonNull).toList(),
        profile.getResourceTypesList().stream()
            .map(WireValues::name)
            .filter(Objects::nonNull)
            .toList(),
        profile.getLanguagesList(),
        text(token));
  }

  static dev.waymark.learner.v1.Profile message(Profile profile) {
    Integer weeklyMinutes = profile.weeklyMinutes();
    return dev.waymark.learner.v1.Profile.newBuilder()
        .addAllGoals(each(profile.goals(), ProfileAnswers::goalMessage))
        .setWeeklyMinutes(weeklyMinutes == null ? 0 : weeklyMinutes)
        .addAllAccess(each(profile.access(), Access::valueOf))
        .addAllResourceTypes(each(profile.resourceTypes(), ResourceType::valueOf))
        .addAllLanguages(profile.languages())
        .build();
  }

  private static Goal goal(dev.waymark.learner.v1.Goal goal) {
    List<String> topics = goal.getTopicIdsList();
    return new Goal(text(goal.getRoadmapId()), topics.isEmpty() ? null : topics);
  }

  private static dev.waymark.learner.v1.Goal goalMessage(Goal goal) {
    var message = dev.waymark.learner.v1.Goal.newBuilder();
    if (goal.roadmapId() != null) {
      message.setRoadmapId(goal.roadmapId());
    }
    if (goal.topicIds() != null) {
      message.addAllTopicIds(goal.topicIds());
    }
    return message.build();
  }
}

package dev.waymark.recommender.learner;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.ResourceType;
import dev.waymark.engine.learner.Profile;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Profiles between their message and the engine's type, with the rules that they keep.
public final class ProfileForm {
  private static final int MAX_GOALS = 20;
  private static final int MAX_TOPICS = 500;
  private static final int MAX_LANGUAGES = 20;
  private static final int MINUTES_IN_A_WEEK = 10_080;
  private static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}");

  private ProfileForm() {}

  /// The engine's form of the message.
  public static Profile read(dev.waymark.learner.v1.Profile message) throws InvalidField {
    if (message.getGoalsCount() > MAX_GOALS) {
      throw new InvalidField("profile.goals", "must have at most 20 goals");
    }
    List<Goal> goals = new ArrayList<>();
    for (int i = 0; i < message.getGoalsCount(); i++) {
      goals.add(goal("profile.goals[%d]".formatted(i), message.getGoals(i)));
    }
    int minutes = message.getWeeklyMinutes();
    if (minutes < 0 || minutes > MINUTES_IN_A_WEEK) {
      throw new InvalidField("profile.weekly_minutes", "must be within 0 and 10080");
    }
    return new Profile(goals, minutes, access(message), types(message), languages(message));
  }

  private static Goal goal(String field, dev.waymark.learner.v1.Goal goal) throws InvalidField {
    boolean roadmap = !goal.getRoadmapId().isEmpty();
    if (roadmap == goal.getTopicIdsCount() > 0) {
      throw new InvalidField(field, "must have either roadmap_id or topic_ids");
    }
    if (roadmap) {
      check(field + ".roadmap_id", goal.getRoadmapId());
      return new Goal.RoadmapGoal(goal.getRoadmapId());
    }
    if (goal.getTopicIdsCount() > MAX_TOPICS) {
      throw new InvalidField(field + ".topic_ids", "must have at most 500 topics");
    }
    for (String id : goal.getTopicIdsList()) {
      check(field + ".topic_ids", id);
    }
    return new Goal.TopicsGoal(goal.getTopicIdsList());
  }

  private static void check(String field, String id) throws InvalidField {
    Optional<String> problem = Ids.problem(id);
    if (problem.isPresent()) {
      throw new InvalidField(field, problem.get());
    }
  }

  private static Set<Access> access(dev.waymark.learner.v1.Profile message) throws InvalidField {
    Set<Access> found = EnumSet.noneOf(Access.class);
    for (var access : message.getAccessList()) {
      found.add(
          switch (access) {
            case FREE -> Access.FREE;
            case REGISTRATION -> Access.REGISTRATION;
            case PAID -> Access.PAID;
            case ACCESS_UNSPECIFIED, UNRECOGNIZED ->
                throw new InvalidField("profile.access", "has a value that is not known");
          });
    }
    return found;
  }

  private static Set<ResourceType> types(dev.waymark.learner.v1.Profile message)
      throws InvalidField {
    Set<ResourceType> found = EnumSet.noneOf(ResourceType.class);
    for (var type : message.getResourceTypesList()) {
      found.add(
          switch (type) {
            case COURSE -> ResourceType.COURSE;
            case BOOK -> ResourceType.BOOK;
            case VIDEO -> ResourceType.VIDEO;
            case ARTICLE -> ResourceType.ARTICLE;
            case DOCS -> ResourceType.DOCS;
            case EXERCISE -> ResourceType.EXERCISE;
            case DATASET -> ResourceType.DATASET;
            case PROJECT -> ResourceType.PROJECT;
            case RESOURCE_TYPE_UNSPECIFIED, UNRECOGNIZED ->
                throw new InvalidField("profile.resource_types", "has a value that is not known");
          });
    }
    return found;
  }

  private static List<String> languages(dev.waymark.learner.v1.Profile message)
      throws InvalidField {
    if (message.getLanguagesCount() > MAX_LANGUAGES) {
      throw new InvalidField("profile.languages", "must have at most 20 languages");
    }
    for (String language : message.getLanguagesList()) {
      if (!LANGUAGE.matcher(language).matches()) {
        throw new InvalidField("profile.languages", "must be BCP 47 language tags");
      }
    }
    return message.getLanguagesList().stream().distinct().toList();
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

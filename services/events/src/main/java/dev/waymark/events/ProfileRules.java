package dev.waymark.events;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.Profile;
import java.util.Optional;
import java.util.regex.Pattern;

/// The rules that a learner's profile keeps, as far as one can tell without the graph.
public final class ProfileRules {
  public static final int MAX_GOALS = 20;

  /// The topics of one goal, and of all goals together.
  public static final int MAX_TOPICS = 500;

  public static final int MAX_LANGUAGES = 20;

  /// Up to all that a week has.
  public static final Range WEEKLY_MINUTES = new Range(0, 7 * 24 * 60);

  /// A BCP 47 language tag.
  public static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,6}");

  private ProfileRules() {}

  /// A field that breaks a rule.
  ///
  /// @param field its path, such as `profile.goals[2].topic_ids`
  /// @param description what is wrong with it, as the rest of a sentence that the field begins
  public record Problem(String field, String description) {
    String clause() {
      return field + " " + description;
    }
  }

  /// The first rule that the profile breaks; empty when it keeps all of them.
  public static Optional<Problem> problem(Profile profile) {
    return goals(profile)
        .or(() -> minutes(profile))
        .or(() -> access(profile))
        .or(() -> types(profile))
        .or(() -> languages(profile));
  }

  private static Optional<Problem> goals(Profile profile) {
    if (profile.getGoalsCount() > MAX_GOALS) {
      return broken("profile.goals", "must have at most " + MAX_GOALS + " goals");
    }
    if (profile.getGoalsList().stream().mapToLong(Goal::getTopicIdsCount).sum() > MAX_TOPICS
        && profile.getGoalsCount() > 1) {
      return broken("profile.goals", "must have at most " + MAX_TOPICS + " topics together");
    }
    Optional<Problem> problem = Optional.empty();
    for (int i = 0; problem.isEmpty() && i < profile.getGoalsCount(); i++) {
      problem = goal("profile.goals[" + i + "]", profile.getGoals(i));
    }
    return problem;
  }

  private static Optional<Problem> goal(String field, Goal goal) {
    boolean roadmap = !goal.getRoadmapId().isEmpty();
    if (roadmap == goal.getTopicIdsCount() > 0) {
      return broken(field, "must have either roadmap_id or topic_ids");
    }
    if (roadmap) {
      return id(field + ".roadmap_id", goal.getRoadmapId());
    }
    if (goal.getTopicIdsCount() > MAX_TOPICS) {
      return broken(field + ".topic_ids", "must have at most " + MAX_TOPICS + " topics");
    }
    return goal.getTopicIdsList().stream()
        .flatMap(id -> id(field + ".topic_ids", id).stream())
        .findFirst();
  }

  private static Optional<Problem> minutes(Profile profile) {
    return WEEKLY_MINUTES.contains(profile.getWeeklyMinutes())
        ? Optional.empty()
        : broken("profile.weekly_minutes", "must be within " + WEEKLY_MINUTES);
  }

  private static Optional<Problem> access(Profile profile) {
    return profile.getAccessList().stream()
            .allMatch(it -> it != Access.UNRECOGNIZED && it != Access.ACCESS_UNSPECIFIED)
        ? Optional.empty()
        : broken("profile.access", "has a value that is not known");
  }

  private static Optional<Problem> types(Profile profile) {
    return profile.getResourceTypesList().stream()
            .allMatch(it ->
                it != ResourceType.UNRECOGNIZED && it != ResourceType.RESOURCE_TYPE_UNSPECIFIED)
        ? Optional.empty()
        : broken("profile.resource_types", "has a value that is not known");
  }

  private static Optional<Problem> languages(Profile profile) {
    if (profile.getLanguagesCount() > MAX_LANGUAGES) {
      return broken("profile.languages", "must have at most " + MAX_LANGUAGES + " languages");
    }
    return profile.getLanguagesList().stream().allMatch(it -> LANGUAGE.matcher(it).matches())
        ? Optional.empty()
        : broken("profile.languages", "must be BCP 47 language tags");
  }

  private static Optional<Problem> id(String field, String id) {
    return Ids.fault(id).map(fault -> new Problem(field, fault.clause()));
  }

  private static Optional<Problem> broken(String field, String description) {
    return Optional.of(new Problem(field, description));
  }
}

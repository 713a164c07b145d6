package dev.waymark.engine.learner;

import dev.waymark.engine.graph.Access;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.ResourceType;
import java.util.List;
import java.util.Set;

/// What a learner wants and prefers.
///
/// @param goals at most 20
/// @param weeklyMinutes study time, 0 to 10080; 0: not stated
/// @param access what the learner accepts; empty: any
/// @param resourceTypes what the learner prefers; empty: any
/// @param languages BCP 47 tags that the learner reads, best first; empty: any
public record Profile(
    List<Goal> goals,
    int weeklyMinutes,
    Set<Access> access,
    Set<ResourceType> resourceTypes,
    List<String> languages) {
  public static final Profile EMPTY = new Profile(List.of(), 0, Set.of(), Set.of(), List.of());

  public Profile {
    goals = List.copyOf(goals);
    access = Set.copyOf(access);
    resourceTypes = Set.copyOf(resourceTypes);
    languages = List.copyOf(languages);
    if (goals.size() > 20) {
      throw new IllegalArgumentException("a profile has at most 20 goals");
    }
    if (weeklyMinutes < 0 || weeklyMinutes > 10_080) {
      throw new IllegalArgumentException("weeklyMinutes must be 0 to 10080");
    }
  }
}

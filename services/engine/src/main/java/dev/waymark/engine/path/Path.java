package dev.waymark.engine.path;

import java.time.LocalDate;
import java.util.List;

/// What is left to a goal, prerequisites first.
///
/// @param finishDate the day the last step ends, in UTC; the day of the question when nothing is
///   left
/// @param criticalPath topic ids of the longest chain of HARD prerequisites left, in order
/// @param criticalPathMinutes its minutes
/// @param leftOut topic ids that the budget left out, in the order of a path, then those that the
///   learner put aside and what can't be begun without them, prerequisites first
public record Path(
    List<PathStep> steps,
    int totalMinutes,
    LocalDate finishDate,
    List<Milestone> milestones,
    List<String> criticalPath,
    int criticalPathMinutes,
    List<String> leftOut) {
  public Path {
    steps = List.copyOf(steps);
    milestones = List.copyOf(milestones);
    criticalPath = List.copyOf(criticalPath);
    leftOut = List.copyOf(leftOut);
  }
}

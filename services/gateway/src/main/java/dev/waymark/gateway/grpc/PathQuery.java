package dev.waymark.gateway.grpc;

/// What path is asked for.
///
/// @param goal the learner, the goal and the token
/// @param hoursPerWeek weekly study time, over 0 to 168; 0 for the profile's
/// @param budgetHours plan only what fits in this many hours; 0 for everything
public record PathQuery(GoalQuery goal, double hoursPerWeek, double budgetHours) {}

package dev.waymark.engine.path;

import java.time.LocalDate;

/// One topic on a path.
///
/// @param section of the roadmap; empty when none lists the topic
/// @param minutes at the learner's pace
/// @param cumulativeMinutes from the start of the path to the end of this step
/// @param startDate in UTC
/// @param endDate in UTC
/// @param mastery chance that the learner knows the topic now, 0 to 1
public record PathStep(
    String topicId,
    String title,
    String section,
    int minutes,
    int cumulativeMinutes,
    LocalDate startDate,
    LocalDate endDate,
    double mastery) {}

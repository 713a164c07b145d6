package dev.waymark.engine.mastery;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Mastery of one topic, with the evidence behind it.
///
/// @param mastery chance that the learner knows the topic now, 0 to 1
/// @param mastered whether it reaches the policy's threshold
/// @param ready whether every HARD prerequisite is ready
/// @param successProbability chance of success on a typical exercise now, 0 to 1
/// @param lastEventAt last event on the topic itself
/// @param stuck whether practice has failed so long that it looks as if it led nowhere
/// @param dismissed whether the learner put it aside
/// @param reviewDue whether the learner showed to know it and is about to forget it
public record TopicMastery(
    String topicId,
    String title,
    double mastery,
    boolean mastered,
    boolean ready,
    double successProbability,
    int attempts,
    int successes,
    @Nullable Instant lastEventAt,
    EvidenceSource source,
    boolean stuck,
    boolean dismissed,
    boolean reviewDue) {}

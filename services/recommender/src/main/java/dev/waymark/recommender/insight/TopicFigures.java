package dev.waymark.recommender.insight;

import dev.waymark.engine.graph.Topic;
import java.util.OptionalInt;

/// How the learners counted stand on a topic.
///
/// @param mastered learners whose mastery reaches the policy's threshold
/// @param ready learners whose mastery does not, with every HARD prerequisite ready
/// @param practising learners who did anything with the topic but to judge or dismiss it, and have
///   not mastered it
/// @param stuck learners whose practice looks as if it led nowhere
/// @param dismissed learners who put it aside
/// @param answering learners with graded answers on it
/// @param attempts their graded answers, at most 127 of each
/// @param successes how many of these succeeded
/// @param observedMinutes the authors' estimate at the topic's pace by the trained model; empty
///   when the model knows none
public record TopicFigures(
    Topic topic,
    long mastered,
    long ready,
    long practising,
    long stuck,
    long dismissed,
    long answering,
    long attempts,
    long successes,
    OptionalInt observedMinutes) {}

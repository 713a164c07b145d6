package dev.waymark.engine.placement;

/// One placement question: "do you know this topic?"
///
/// @param expectedInformationBits what the answer is expected to tell about all topics of the goal
public record Probe(String topicId, String title, String summary, double expectedInformationBits) {}

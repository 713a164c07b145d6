package dev.waymark.gateway.kafka;

/// Where the events of a request came to stand in the log.
///
/// @param partition the learner's partition
/// @param nextOffset the offset after the last of them
public record Appended(int partition, long nextOffset) {}

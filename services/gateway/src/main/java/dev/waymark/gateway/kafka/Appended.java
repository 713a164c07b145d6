package dev.waymark.gateway.kafka;

/// What a log with the events in it answers.
///
/// @param token waits, when it is sent with a question, until the events count
public record Appended(String token) {}

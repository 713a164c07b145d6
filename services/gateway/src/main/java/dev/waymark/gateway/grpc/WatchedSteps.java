package dev.waymark.gateway.grpc;

import dev.waymark.gateway.answer.NextSteps;

/// One answer of a watch.
///
/// @param id names what the answer tells; empty from a recommender that names none
public record WatchedSteps(String id, NextSteps steps) {}

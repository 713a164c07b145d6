package dev.waymark.gateway.grpc.balance;

import java.time.Duration;

/// How calls are spread over recommenders.
///
/// @param prefersOwner whether calls about a learner go to the recommender that owns the learner
/// @param silentCalls so many calls in a row without any answer, and no more are sent
/// @param probeInterval how often one that does not answer is asked for its health
record BalancerSettings(boolean prefersOwner, int silentCalls, Duration probeInterval) {}

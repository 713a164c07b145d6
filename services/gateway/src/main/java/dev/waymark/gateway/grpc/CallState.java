package dev.waymark.gateway.grpc;

import java.time.Duration;

/// What is known of a call besides its status.
///
/// @param deadline the time it had
/// @param waiting whether it waited for the events behind a consistency token
/// @param connected whether the recommender is connected
record CallState(Duration deadline, boolean waiting, boolean connected) {}

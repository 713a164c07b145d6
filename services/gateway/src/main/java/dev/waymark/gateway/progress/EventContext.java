package dev.waymark.gateway.progress;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What is known of an event before its own properties are read.
///
/// @param learnerId the learner whom the request is about
/// @param eventId the id its CloudEvent has; null when it came in none
/// @param time the time its CloudEvent has; null when that has none
record EventContext(String learnerId, @Nullable String eventId, @Nullable Instant time) {}

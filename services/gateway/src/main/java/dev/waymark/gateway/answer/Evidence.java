package dev.waymark.gateway.answer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// What the mastery of a topic rests on.
@Schema(description = "What the mastery of a topic rests on.")
public record Evidence(
    @Schema(
            description = "The first graded answers and tests: 127 stands for 127 or more.",
            minimum = "0",
            maximum = "127",
            examples = "6")
        int attempts,
    @Schema(
            description = "How many of these were successes.",
            minimum = "0",
            maximum = "127",
            examples = "5")
        int successes,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "Last event on the topic itself; absent when there is none. What is older than 2000 is told as"
                    + " 2000-01-01.",
            examples = "2026-11-22T10:00:00Z")
        @Nullable Instant lastEventAt,
    @Schema(
            enumeration = {"DIRECT", "INFERRED", "NONE"},
            description =
                "`DIRECT`: events on the topic. `INFERRED`: events on related topics only. `NONE`: the prior.",
            examples = "DIRECT")
        String source) {}

package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How much of a goal is done, by its topics and all that they require.
@Schema(description = "How much of the goal is done, by its topics and all that they require.")
public record Share(
    @Schema(
            description =
                "Topics that are mastered, in percent, rounded down; 100 only when all are.",
            minimum = "0",
            maximum = "100",
            examples = "42")
        int percent,
    @Schema(description = "Topics that are mastered.", minimum = "0", examples = "56") int mastered,
    @Schema(
            description = "Topics that are not, and whose `HARD` prerequisites are ready.",
            minimum = "0",
            examples = "9")
        int ready,
    @Schema(description = "The other topics.", minimum = "0", examples = "67") int notReady) {}

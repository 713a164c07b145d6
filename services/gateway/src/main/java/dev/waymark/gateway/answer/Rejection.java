package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event that was not accepted.
@Schema(description = "An event that was not accepted.")
public record Rejection(
    @Schema(
            minimum = "0",
            maximum = "499",
            description = "Its place in the request, from 0.",
            examples = "0")
        int index,
    @Schema(minLength = 1, examples = "must be a number from 0 to 1", description = "Why.")
        String reason) {}

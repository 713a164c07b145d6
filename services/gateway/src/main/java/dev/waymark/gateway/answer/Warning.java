package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Something about an accepted event that its sender should look at.
@Schema(description = "Something about an accepted event that its sender should look at.")
public record Warning(
    @Schema(
            minimum = "0",
            maximum = "499",
            description = "The event's place in the request, from 0.",
            examples = "0")
        int index,
    @Schema(
            minLength = 1,
            description = "What is unusual, in a sentence.",
            examples = "The catalogue of release 1-95bc6090 does not list the topic sql.jions.")
        String text) {}

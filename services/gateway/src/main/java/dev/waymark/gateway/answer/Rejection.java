package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// An event that was not accepted.
@Schema(description = "An event that was not accepted.")
public record Rejection(
    @Schema(description = "Its place in the request, from 0.", examples = "0") int index,
    @Schema(description = "Why.") String reason) {}

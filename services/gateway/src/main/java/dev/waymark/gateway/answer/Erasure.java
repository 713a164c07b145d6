package dev.waymark.gateway.answer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// That everything kept of a learner is removed from the database.
@Schema(description = "That everything kept of a learner is removed from the database.")
public record Erasure(
    @Schema(description = "The learner.", examples = "ada") String learnerId,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When the erasure was recorded; reads after it find nothing.",
            examples = "2026-11-22T10:00:00Z")
        Instant erasedAt) {}

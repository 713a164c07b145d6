package dev.waymark.gateway.answer;

import java.time.Instant;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The model that answers.
@Schema(description = "The model that answers.")
public record ModelFigures(
    @Schema(
            minLength = 1,
            description = "Its version, as answers name it.",
            examples = "forecast-1b3fbd70cd7c")
        String id,
    @Schema(
            description = "Whether it was trained; built-in weights serve until one is.",
            examples = "true")
        boolean trained,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "When it was put into use; absent for built-in weights that always served.",
            examples = "2026-11-22T10:00:00Z")
        @Nullable Instant publishedAt) {}

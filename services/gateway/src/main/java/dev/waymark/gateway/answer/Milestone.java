package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The end of a section of the roadmap.
@Schema(description = "The end of a section of the roadmap.")
public record Milestone(
    @Schema(minLength = 1, description = "Title of the section.", examples = "Linear algebra")
        String section,
    @Schema(format = "date", description = "ISO 8601 date in UTC.", examples = "2026-12-20")
        @Nullable String date,
    @Schema(minimum = "0", description = "From the start of the path.", examples = "1500")
        int cumulativeMinutes) {}

package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One end of a prerequisite edge, seen from the other end.
@Schema(description = "One end of a prerequisite edge, seen from the other end.")
public record Requirement(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            enumeration = {"HARD", "SOFT"},
            description =
                "`HARD`: never suggested before this one is ready. `SOFT`: goes better after it.",
            examples = "HARD")
        @Nullable String strength) {}

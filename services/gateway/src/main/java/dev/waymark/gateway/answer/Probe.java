package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// One placement question: "do you know this topic?"
@Schema(description = "One placement question: \"do you know this topic?\"")
public record Probe(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            minLength = 1,
            examples = "Directions that a linear map only stretches.",
            description = "What it is, in a sentence or two.")
        @Nullable String summary,
    @Schema(
            minimum = "0",
            description = "Information expected from the answer, in bits.",
            examples = "0.97")
        double expectedInformationBits) {}

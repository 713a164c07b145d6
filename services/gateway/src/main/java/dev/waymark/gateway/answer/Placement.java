package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The placement question that tells most about the learner, or that placement is done.
@Schema(
    description =
        "The placement question that tells most about the learner, or that placement is done.")
public record Placement(
    @JsonUnwrapped Basis basis,
    @Schema(description = "The topic to ask about; absent when placement is done.")
        @Nullable Probe probe,
    @Schema(
            description = "Whether enough is known, or the bound on questions is reached.",
            examples = "false")
        boolean done,
    @Schema(minimum = "0", description = "Questions answered so far.", examples = "4") int answered,
    @Schema(minimum = "0", description = "Topics whose mastery is still open.", examples = "37")
        int uncertainTopics) {}

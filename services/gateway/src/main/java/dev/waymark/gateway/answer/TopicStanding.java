package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Why a topic is, or is not, among the next steps toward the goal.
@Schema(description = "Why a topic is, or is not, among the next steps toward the goal.")
public record TopicStanding(
    @JsonUnwrapped Basis basis,
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            enumeration = {"OPEN", "MASTERED", "NOT_READY", "DISMISSED", "OUTSIDE_GOAL"},
            description =
                "`OPEN`: it may be taken now. `MASTERED`: the learner knows it. `NOT_READY`: a"
                    + " `HARD` prerequisite is missing. `DISMISSED`: the learner put it aside."
                    + " `OUTSIDE_GOAL`: the goal does not need it.",
            examples = "NOT_READY")
        @Nullable String standing,
    @Schema(
            minLength = 1,
            description = "A sentence for the learner, in English.",
            examples = "First you need Determinants.")
        String text,
    @Schema(
            minimum = "1",
            description = "Its place among all next steps, from 1; only when `OPEN`.",
            examples = "4")
        @Nullable Integer place,
    @Schema(
            description = "The prerequisites in the way, the least known first.",
            examples = "[\"linear-algebra.determinants\"]")
        List<String> missingTopicIds,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When it is suggested again; absent: once it is started or reset.",
            examples = "2026-12-01T00:00:00Z")
        @Nullable Instant dismissedUntil,
    @Schema(
            minimum = "0",
            maximum = "1",
            description =
                "Chance that the next answer is right, 0 to 1: on the item asked for, or on a"
                    + " typical one of the topic.",
            examples = "0.71")
        double successProbability) {

  public TopicStanding {
    missingTopicIds = List.copyOf(missingTopicIds);
  }
}

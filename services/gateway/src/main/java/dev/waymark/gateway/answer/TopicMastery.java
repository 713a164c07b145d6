package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Mastery of one topic.
@Schema(description = "Mastery of one topic.")
public record TopicMastery(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "Probability that the learner knows the topic now, 0 to 1.",
            examples = "0.93")
        double mastery,
    @Schema(description = "Whether mastery reaches the threshold of the policy.", examples = "true")
        boolean mastered,
    @Schema(description = "Whether every `HARD` prerequisite is ready.", examples = "true")
        boolean ready,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "Probability of success on a typical exercise now, 0 to 1.",
            examples = "0.9")
        double successProbability,
    @Schema(description = "What the mastery rests on.") Evidence evidence,
    @Schema(
            description =
                "Whether practice failed so often in a row that it looks as if it led nowhere.",
            examples = "false")
        boolean stuck,
    @Schema(description = "Whether the learner put it aside.", examples = "false")
        boolean dismissed,
    @Schema(
            description =
                "Whether the learner showed to know it and is about to forget it: a review helps now.",
            examples = "false")
        boolean reviewDue) {}

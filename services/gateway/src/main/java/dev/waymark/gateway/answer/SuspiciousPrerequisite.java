package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A prerequisite that learners' answers contradict.
@Schema(description = "A prerequisite that learners' answers contradict.")
public record SuspiciousPrerequisite(
    @Schema(
            minLength = 1,
            maxLength = 128,
            description = "The topic that requires the other one.",
            examples = "linear-algebra.eigenvalues")
        String topicId,
    @Schema(
            minLength = 1,
            maxLength = 128,
            description = "The topic that is required.",
            examples = "linear-algebra.determinants")
        String requiredTopicId,
    @Schema(
            enumeration = {"NO_DIFFERENCE", "REVERSED"},
            description =
                "`NO_DIFFERENCE`: at least a third of those without the required topic know the topic, and the upper end of the"
                    + " difference's interval is below 0.1. `REVERSED`: the lower end of that interval is above 0, at least a"
                    + " tenth of the learners know the topic"
                    + " without the required one, and of those who know just one of the two clearly more than half do (the"
                    + " lower end of the interval of 95 %, Wilson). Absent: a reason that this gateway does not know yet.",
            examples = "NO_DIFFERENCE")
        @Nullable String suspicion,
    @Schema(minimum = "0", description = "Learners who know the required topic.", examples = "412")
        long learnersWith,
    @Schema(minimum = "0", description = "How many of them know the topic.", examples = "330")
        long knowingWith,
    @Schema(
            minimum = "0",
            description = "Learners who do not know the required topic.",
            examples = "160")
        long learnersWithout,
    @Schema(minimum = "0", description = "How many of them know the topic.", examples = "128")
        long knowingWithout,
    @Schema(
            minimum = "-1",
            maximum = "1",
            description =
                "The share of those who know the topic with the required one, less the share without it, -1 to 1.",
            examples = "0.001")
        double difference,
    @Schema(
            minimum = "-1",
            maximum = "1",
            description = "The lower end of its interval of 95 % (Newcombe), -1 to 1.",
            examples = "-0.067")
        double differenceLow,
    @Schema(
            minimum = "-1",
            maximum = "1",
            description = "The upper end of that interval, -1 to 1.",
            examples = "0.078")
        double differenceHigh) {}

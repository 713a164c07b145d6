package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// How the learners counted stand on a topic.
@Schema(
    description =
        "How the learners counted stand on a topic, by the rules of the mastery report. A number of learners over 0 and"
            + " below the recommender's `insight.min-learners` is absent.")
public record TopicFigures(
    @Schema(description = "A stable slug.", examples = "linear-algebra.eigenvalues") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Eigenvalues and eigenvectors")
        String title,
    @Schema(
            description = "Learners whose mastery reaches the threshold of the policy.",
            minimum = "0",
            examples = "12")
        @Nullable Long mastered,
    @Schema(
            description =
                "Learners whose mastery does not, while every `HARD` prerequisite is ready.",
            minimum = "0",
            examples = "30")
        @Nullable Long ready,
    @Schema(
            description =
                "Learners who began, completed or answered on it and have not mastered it.",
            minimum = "0",
            examples = "5")
        @Nullable Long practising,
    @Schema(
            description = "Learners whose practice looks as if it led nowhere.",
            minimum = "0",
            examples = "2")
        @Nullable Long stuck,
    @Schema(description = "Learners who put it aside.", minimum = "0", examples = "1")
        @Nullable Long dismissed,
    @Schema(
            description =
                "Graded answers and tests, at most the first 127 of each learner; absent when those who gave any are too few to be told.",
            minimum = "0",
            examples = "512")
        @Nullable Long attempts,
    @Schema(description = "How many of these succeeded.", minimum = "0", examples = "400")
        @Nullable Long successes,
    @Schema(
            description = "The author's estimate of the time to mastery, in minutes.",
            minimum = "0",
            examples = "120")
        int estimatedMinutes,
    @Schema(
            description =
                "The time that learners reported, in minutes, by the trained model: close to the estimate where few did."
                    + " Absent when the model knows no pace of the topic.",
            minimum = "0",
            examples = "95")
        @Nullable Integer observedMinutes) {}

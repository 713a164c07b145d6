package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// An error or a warning in a curriculum.
@Schema(description = "An error or a warning in a curriculum.")
public record CurriculumFinding(
    @Schema(
            enumeration = {"ERROR", "WARNING"},
            description = "`ERROR`: keeps it from being published. `WARNING`: may stay.",
            examples = "ERROR")
        String severity,
    @Schema(
            minLength = 1,
            maxLength = 200,
            description = "The name of the file, as sent.",
            examples = "topics/statistics.yaml")
        String file,
    @Schema(minimum = "1", description = "From 1; absent for the file as a whole.", examples = "12")
        @Nullable Integer line,
    @Schema(
            minimum = "1",
            description = "From 1, in characters; absent for the line as a whole.",
            examples = "5")
        @Nullable Integer column,
    @Schema(
            minLength = 1,
            maxLength = 1000,
            description = "What is wrong, then what to do; at most 1,000 characters.",
            examples =
                "Topic statistics.bayes requires probability.baise, which is not there. Did you mean probability.bayes?")
        String message,
    @Schema(
            description = "The topic that it is about; absent when it is about none.",
            examples = "statistics.bayes")
        @Nullable String topicId,
    @Schema(
            minimum = "1",
            description = "How many findings it stands for: those of one line with one message.",
            examples = "1")
        int count) {}

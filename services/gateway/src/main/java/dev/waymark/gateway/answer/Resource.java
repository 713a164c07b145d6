package dev.waymark.gateway.answer;

import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Something to learn a topic from.
@Schema(description = "Something to learn a topic from.")
public record Resource(
    @Schema(description = "A stable slug.", examples = "mml-book") String resourceId,
    @Schema(
            minLength = 1,
            description = "Title of the resource.",
            examples = "Mathematics for Machine Learning")
        String title,
    @Schema(
            minLength = 1,
            description = "Its author or provider.",
            examples = "Deisenroth, Faisal, Ong")
        @Nullable String author,
    @Schema(format = "uri", description = "Where it is.", examples = "https://mml-book.github.io")
        String url,
    @Schema(
            enumeration = {
              "COURSE",
              "BOOK",
              "VIDEO",
              "ARTICLE",
              "DOCS",
              "EXERCISE",
              "DATASET",
              "PROJECT"
            },
            description =
                "`COURSE`, `BOOK`, `VIDEO`, `ARTICLE`, `DOCS`, `EXERCISE`, `DATASET` or `PROJECT`.",
            examples = "BOOK")
        @Nullable String type,
    @Schema(
            enumeration = {"FREE", "REGISTRATION", "PAID"},
            description = "`FREE`, `REGISTRATION` or `PAID`.",
            examples = "FREE")
        @Nullable String access,
    @Schema(
            pattern = "^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$",
            description = "BCP 47 language tag.",
            examples = "en")
        @Nullable String language,
    @Schema(minimum = "0", description = "Of the whole resource, in minutes.", examples = "3000")
        int minutes,
    @Schema(
            minimum = "1",
            maximum = "5",
            description = "1 (beginner) to 5 (advanced).",
            examples = "3")
        int level,
    @Schema(
            minimum = "0",
            maximum = "1",
            description = "How much of the topic it teaches, over 0 to 1.",
            examples = "0.8")
        double coverage,
    @Schema(
            minLength = 1,
            description = "The part that teaches the topic; absent when it is the whole.",
            examples = "Chapter 4")
        @Nullable String part,
    @Schema(
            minimum = "1",
            description = "Minutes of that part; absent when not stated.",
            examples = "180")
        @Nullable Integer partMinutes) {}

package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A topic in its place on a map.
@Schema(description = "A topic in its place on a map. Lengths are CSS pixels.")
public record MapTopic(
    @Schema(description = "A stable slug.", examples = "linear-algebra.matrices") String topicId,
    @Schema(
            minLength = 1,
            description = "Title of the topic.",
            examples = "Matrices and linear maps")
        String title,
    @Schema(
            enumeration = {"CONCEPT", "SKILL", "TOOL", "ACTIVITY", "HABIT"},
            description = "`CONCEPT`, `SKILL`, `TOOL`, `ACTIVITY` or `HABIT`.",
            examples = "CONCEPT")
        String kind,
    @Schema(
            minimum = "0",
            description = "The author's estimate of the time to working mastery, in minutes.",
            examples = "120")
        int minutes,
    @Schema(
            minimum = "0",
            description = "The index of its section in `sections`, from 0.",
            examples = "0")
        int section,
    @Schema(minimum = "0", description = "Left edge of the box.", examples = "32") double x,
    @Schema(minimum = "0", description = "Top edge of the box.", examples = "66") double y,
    @Schema(minimum = "0", description = "Width of the box.", examples = "158") double width,
    @Schema(minimum = "0", description = "Height of the box.", examples = "35") double height,
    @Schema(
            description =
                """
                The title in lines that fit, in 12 px, 14 from base line to base line, beginning 28 px from the left of \
                the box: there is room for a symbol before them.\
                """,
            examples = "[\"Matrices and linear\",\"maps\"]")
        List<String> lines) {

  public MapTopic {
    lines = List.copyOf(lines);
  }
}

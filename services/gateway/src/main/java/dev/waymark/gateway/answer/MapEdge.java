package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A prerequisite between two topics of a map.
@Schema(description = "A prerequisite between two topics of a map.")
public record MapEdge(
    @Schema(
            minLength = 1,
            maxLength = 128,
            description = "The topic that is required.",
            examples = "linear-algebra.vectors")
        String from,
    @Schema(
            minLength = 1,
            maxLength = 128,
            description = "The topic that requires it.",
            examples = "linear-algebra.matrices")
        String to,
    @Schema(
            enumeration = {"HARD", "SOFT"},
            description =
                "`HARD`: never suggested before this one is ready. `SOFT`: goes better after it.",
            examples = "HARD")
        String strength,
    @Schema(
            description =
                """
                The line from box to box as x, y, x, y, … in CSS pixels. Absent when it leads into another section, or when \
                its section has too many prerequisites to draw.\
                """,
            examples = "[95,101,95,119]")
        @Nullable List<Double> points) {

  public MapEdge {
    points = points == null ? null : List.copyOf(points);
  }
}

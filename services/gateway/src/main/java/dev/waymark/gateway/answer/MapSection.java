package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A section in its place on a map.
@Schema(description = "A section in its place on a map. Lengths are CSS pixels.")
public record MapSection(
    @Schema(minimum = "1", description = "From 1, in the author's order.", examples = "1")
        int number,
    @Schema(minLength = 1, description = "Title of the section.", examples = "Programming")
        String title,
    @Schema(minimum = "0", description = "Left edge.", examples = "20") double x,
    @Schema(minimum = "0", description = "Top edge.", examples = "20") double y,
    @Schema(minimum = "0", description = "Width.", examples = "1220") double width,
    @Schema(minimum = "0", description = "Height.", examples = "310") double height,
    @Schema(
            description =
                "Number and title in lines that fit, in 13.5 px bold; from base line to base line are 16.",
            examples = "[\"1. Programming\"]")
        List<String> titleLines,
    @Schema(minimum = "0", description = "Where the lines begin.", examples = "32") double titleX,
    @Schema(minimum = "0", description = "The base line of the first line.", examples = "38")
        double titleY) {

  public MapSection {
    titleLines = List.copyOf(titleLines);
  }
}

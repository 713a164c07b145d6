package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A section in its place on a map.
@Schema(description = "A section in its place on a map. Lengths are CSS pixels.")
public record MapSection(
    @Schema(description = "From 1, in the author's order.", examples = "1") int number,
    @Schema(description = "Title of the section.", examples = "Programming") String title,
    @Schema(description = "Left edge.", examples = "20") double x,
    @Schema(description = "Top edge.", examples = "20") double y,
    @Schema(description = "Width.", examples = "1220") double width,
    @Schema(description = "Height.", examples = "310") double height,
    @Schema(
            description =
                "Number and title in lines that fit, in 13.5 px bold; from base line to base line are 16.",
            examples = "[\"1. Programming\"]")
        List<String> titleLines,
    @Schema(description = "Where the lines begin.", examples = "32") double titleX,
    @Schema(description = "The base line of the first line.", examples = "38") double titleY) {

  public MapSection {
    titleLines = List.copyOf(titleLines);
  }
}

package dev.waymark.gateway.http;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The files of a curriculum, as the API's description shows them.
@Schema(name = "CurriculumFiles", description = "The files of a curriculum.")
record CurriculumSchema(
    @Schema(
            description = "At least one, each with a name of its own.",
            minItems = 1,
            maxItems = 500,
            required = true)
        List<File> files) {

  CurriculumSchema {
    files = List.copyOf(files);
  }

  /// One of them.
  @Schema(name = "CurriculumFile", description = "A file of a curriculum.")
  record File(
      @Schema(
              minLength = 1,
              description = "What findings name; it ends in `.yaml` or `.yml`.",
              maxLength = 200,
              examples = "topics/statistics.yaml",
              required = true)
          String name,
      @Schema(
              examples = "topics: []",
              description =
                  "YAML in the format of `docs/reference/curriculum-format.md`, without anchors and nested at most 16 deep.",
              maxLength = 200_000,
              required = true)
          String text) {}
}

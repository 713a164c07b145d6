package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// What was found in a curriculum that is not published.
@Schema(description = "What was found in a curriculum. Nothing of it is stored.")
public record CurriculumReport(
    @Schema(description = "Whether it could be published: there are no errors.", examples = "false")
        boolean valid,
    @Schema(minimum = "0", description = "How many errors there are.", examples = "2") int errors,
    @Schema(minimum = "0", description = "How many warnings there are.", examples = "5")
        int warnings,
    @Schema(minimum = "0", description = "How many topics could be read.", examples = "132")
        int topics,
    @Schema(minimum = "0", description = "How many roadmaps could be read.", examples = "2")
        int roadmaps,
    @Schema(
            maxItems = 1000,
            description =
                "At most 1,000: errors first, then warnings, each in the order of files and lines.")
        List<CurriculumFinding> findings,
    @Schema(
            minimum = "0",
            description = "How many errors and warnings `findings` has not.",
            examples = "0")
        int findingsLeftOut,
    @Schema(
            description =
                """
                The maps of the roadmaps, as far as they could be read: what a roadmap names and is not there is left out, and of \
                what is there twice the first counts.\
                """)
        List<RoadmapMap> maps,
    @Schema(
            minimum = "0",
            description =
                "How many roadmaps have no map here, because all of them together are too large.",
            examples = "0")
        int mapsLeftOut) {

  public CurriculumReport {
    findings = List.copyOf(findings);
    maps = List.copyOf(maps);
  }
}

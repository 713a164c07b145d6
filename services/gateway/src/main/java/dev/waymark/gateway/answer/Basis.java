package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Whom an answer is about, and what it was computed from; part of each answer's own properties.
@Schema(description = "Whom an answer is about, and what it was computed from.")
public record Basis(
    @Schema(description = "The learner.", examples = "ada") String learnerId,
    @Schema(
            description =
                "The roadmap that was asked for; absent when the answer serves the goals of the profile.",
            examples = "ml-engineer")
        @Nullable String roadmapId,
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The graph release that answered.",
            examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(minLength = 1, description = "The mastery model.", examples = "bkt-7")
        String modelVersion,
    @Schema(minLength = 1, description = "The ranking policy.", examples = "standard-8")
        String policyVersion,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "The time that forgetting and dates were computed at.",
            examples = "2026-11-22T10:00:00Z")
        Instant asOf,
    @Schema(
            description =
                "Roadmaps and topics among the goals of the profile that are not published any more;"
                    + " the answer serves the others. Absent when there are none.",
            examples = "[\"data-analyst\"]")
        @JsonInclude(JsonInclude.Include.NON_EMPTY)
        List<String> goalsGone) {

  /// The form of the name of a graph release: its number and the start of its checksum.
  static final String GRAPH_RELEASE = "^[0-9]+-[0-9a-f]{8}$";

  public Basis {
    goalsGone = List.copyOf(goalsGone);
  }
}

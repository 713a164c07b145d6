package dev.waymark.gateway.answer;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// How learners stand on a roadmap, and how ingestion does.
@Schema(description = "How learners stand on a roadmap, and how ingestion does.")
public record Insight(
    @Schema(description = "The roadmap.", examples = "ml-engineer") String roadmapId,
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The release of the graph that learners were counted over.",
            examples = "1-95bc6090")
        String graphRelease,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description = "When learners were counted; forgetting is computed at that time.",
            examples = "2026-11-22T10:00:00Z")
        Instant asOf,
    @Schema(
            minimum = "0",
            description =
                "How old the figures of learners are: from `asOf` to this answer, in whole seconds. Counting takes time and"
                    + " begins when somebody asks, so the first answer after a pause may be older.",
            examples = "7")
        int ageSeconds,
    @Schema(description = "The model that learners were counted with.") ModelFigures model,
    @Schema(description = "Numbers of learners.") LearnerFigures learners,
    @Schema(
            description =
                "The topics of the roadmap and what they require, in the roadmap's order.")
        List<TopicFigures> topics,
    @Schema(description = "What learners' answers say about the prerequisites among the topics.")
        PrerequisiteFigures prerequisites,
    @Schema(
            description =
                "How the recommender that answered takes in the log, as of the answer. Of several, each tells of itself.")
        IngestionFigures ingestion,
    @Schema(description = "Whether `GET /v1/insight/report` has a page.", examples = "false")
        boolean report) {

  public Insight {
    topics = List.copyOf(topics);
  }

  /// The same, saying whether there is a report.
  public Insight withReport(boolean isThere) {
    return new Insight(
        roadmapId,
        graphRelease,
        asOf,
        ageSeconds,
        model,
        learners,
        topics,
        prerequisites,
        ingestion,
        isThere);
  }
}

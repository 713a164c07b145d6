package dev.waymark.recommender.insight;

import dev.waymark.recommender.model.ModelInUse.InUse;
import java.time.Instant;
import java.util.Map;

/// One count of the learners, over one graph release and with one model.
///
/// @param asOf when it began; forgetting is computed at that time
/// @param learners all that the database holds anything of
/// @param counted how many of them the figures of topics are of
/// @param roadmaps the figures of each roadmap of the release, by id
public record Insight(
    String graphRelease,
    Instant asOf,
    InUse model,
    long learners,
    long counted,
    Map<String, RoadmapFigures> roadmaps) {
  public Insight {
    roadmaps = Map.copyOf(roadmaps);
  }
}

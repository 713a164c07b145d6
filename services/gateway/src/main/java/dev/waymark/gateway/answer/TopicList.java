package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Topics that match, best match first.
@Schema(description = "Topics that match, best match first.")
public record TopicList(
    @Schema(
            pattern = Basis.GRAPH_RELEASE,
            description = "The graph release that answered.",
            examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "Best match first.") List<TopicSummary> topics,
    @Schema(
            minLength = 1,
            maxLength = 128,
            description = "What to pass as `after` for those that follow; absent when none does.",
            examples = "linear-algebra.vectors")
        @Nullable String next) {

  public TopicList {
    topics = List.copyOf(topics);
  }
}

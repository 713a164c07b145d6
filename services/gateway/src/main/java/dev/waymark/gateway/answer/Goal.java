package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// A roadmap, or single topics: exactly one of the two.
@Schema(description = "A roadmap, or single topics: exactly one of the two.")
public record Goal(
    @Schema(description = "A roadmap.", examples = "ml-engineer") @Nullable String roadmapId,
    @Schema(
            minItems = 1,
            maxItems = 500,
            examples = "[\"deep-learning.transformers\"]",
            description = "Single topics, at most 500.")
        @Nullable List<String> topicIds) {

  public Goal {
    topicIds = topicIds == null ? null : List.copyOf(topicIds);
  }
}

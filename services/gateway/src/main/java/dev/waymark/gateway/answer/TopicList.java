package dev.waymark.gateway.answer;

import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// Topics that match, best match first.
@Schema(description = "Topics that match, best match first.")
public record TopicList(
    @Schema(description = "The graph release that answered.", examples = "3-9f2c41aa")
        String graphRelease,
    @Schema(description = "Best match first.") List<TopicSummary> topics) {

  public TopicList {
    topics = List.copyOf(topics);
  }
}

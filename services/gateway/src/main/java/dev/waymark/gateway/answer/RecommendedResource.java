package dev.waymark.gateway.answer;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// A resource with the reasons it was chosen.
@Schema(description = "A resource with the reasons it was chosen.")
public record RecommendedResource(
    @JsonUnwrapped Resource resource,
    @Schema(description = "Why this one, the weightiest first.") List<Reason> reasons) {

  public RecommendedResource {
    reasons = List.copyOf(reasons);
  }
}

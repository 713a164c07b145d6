package dev.waymark.gateway.http;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/// The JSON form of a problem.
@JsonInclude(JsonInclude.Include.NON_EMPTY)
@Schema(name = "Problem", description = "Why a request got no answer (RFC 9457).")
record ProblemBody(
    @Schema(
            pattern = "^urn:waymark:problem:[a-z-]+$",
            description = "What went wrong, as a stable URI.",
            examples = "urn:waymark:problem:unknown-roadmap")
        String type,
    @Schema(
            minLength = 1,
            description = "What went wrong, in a line.",
            examples = "There is no such roadmap")
        String title,
    @Schema(minimum = "400", maximum = "599", description = "The HTTP status.", examples = "404")
        int status,
    @Schema(
            minLength = 1,
            description = "What to do about it.",
            examples = "No roadmap has the id 'ml'. GET /v1/roadmaps lists them all.")
        String detail,
    @Schema(minLength = 1, description = "The path of the request.", examples = "/v1/roadmaps/ml")
        String instance,
    @Schema(description = "Each field that is wrong; absent when no single field is.")
        List<FieldError> errors,
    @Schema(
            examples = "[\"0b9f1c52\"]",
            description =
                "When progress could not be recorded: the ids under which to send the same events again.")
        List<String> eventIds) {

  /// The content type of a problem.
  static final String MEDIA_TYPE = "application/problem+json";

  static ProblemBody of(Problem problem, String instance) {
    return new ProblemBody(
        problem.type().uri(),
        problem.type().title(),
        problem.type().status(),
        problem.detail(),
        instance,
        problem.errors(),
        problem.eventIds());
  }
}

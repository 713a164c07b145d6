package dev.waymark.gateway.answer;

import java.time.Instant;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// Who is calling, and what they may do.
@Schema(description = "Who is calling, and what they may do.")
public record Identity(
    @Schema(
            description =
                "`LEARNER` reaches that learner alone; `SERVICE` is a service or an operator, by"
                    + " its scopes; `ANYONE` is every caller of a gateway that is open.")
        Kind kind,
    @Schema(minLength = 1, description = "How to address the caller.", examples = "Ada Lovelace")
        String name,
    @Schema(description = "The learner, if it is one.", examples = "ada")
        @Nullable String learnerId,
    @Schema(
            maxLength = 128,
            description =
                "What the ids of the learners that a service reaches begin with; empty for all. Not"
                    + " there for anyone else.",
            examples = "school-1.")
        @Nullable String learners,
    @Schema(
            description =
                "What a service may do, or what a learner is limited to; empty for a learner who is"
                    + " not limited.",
            examples = "[\"catalog:admin\"]")
        List<String> scopes,
    @Schema(
            examples = "false",
            description = "Whether the caller is known by a session, which can be signed out of.")
        boolean session,
    @Schema(
            implementation = String.class,
            format = "date-time",
            description =
                "When to ask again: a session is renewed by this question. Not there for those who"
                    + " are known without an end.",
            examples = "2026-11-22T10:00:00Z")
        @Nullable Instant until) {

  /// What a caller is.
  @Schema(name = "CallerKind", description = "What a caller is.")
  public enum Kind {
    LEARNER,
    SERVICE,
    ANYONE
  }

  public Identity {
    scopes = List.copyOf(scopes);
  }
}

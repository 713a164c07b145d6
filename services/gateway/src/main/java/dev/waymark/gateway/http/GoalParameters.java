package dev.waymark.gateway.http;

import dev.waymark.gateway.grpc.GoalQuery;
import dev.waymark.gateway.progress.ConsistencyTokens;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// The parameters of a question about one learner and one goal.
///
/// @param id the learner
/// @param roadmap the goal
/// @param token the consistency token
record GoalParameters(
    @Parameter(
            description = "The learner; one never heard of is a learner without progress.",
            schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 128),
            example = "ada")
        @RestPath
        String id,
    @Parameter(
            description = "The goal; without it, the goals of the learner's profile.",
            schema = @Schema(type = SchemaType.STRING, maxLength = 128),
            example = "ml-engineer")
        @RestQuery
        @Nullable String roadmap,
    @Parameter(
            description =
                "The consistencyToken of recorded progress: the answer waits, for a bounded time, until those events"
                    + " count.")
        @RestHeader(ConsistencyTokens.HEADER)
        @Nullable String token) {

  /// The question, read along with other parameters.
  GoalQuery read(Parameters parameters) {
    return new GoalQuery(
        parameters.id("id", id),
        parameters.optionalId("roadmap", roadmap),
        parameters.token(token, id));
  }

  /// The question.
  GoalQuery read() {
    var parameters = new Parameters();
    GoalQuery query = read(parameters);
    parameters.check();
    return query;
  }
}

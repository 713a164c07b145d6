package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Erasure;
import dev.waymark.gateway.answer.Profile;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.LearnerClient;
import dev.waymark.gateway.progress.ConsistencyTokens;
import dev.waymark.gateway.wiring.BlockingWork;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestHeader;
import org.jboss.resteasy.reactive.RestPath;
import org.jspecify.annotations.Nullable;

/// A learner's goals, preferences and right to their data.
@Path("/v1/learners/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.LEARNERS)
public class LearnerResource {

  private final LearnerClient learners;
  private final IdempotentWrites writes;
  private final ExecutorService blocking;
  private final int maxBodyBytes;

  LearnerResource(
      LearnerClient learners,
      IdempotentWrites writes,
      @BlockingWork ExecutorService blocking,
      GatewayConfig config) {
    this.learners = learners;
    this.writes = writes;
    this.blocking = blocking;
    this.maxBodyBytes = config.request().maxBodyBytes();
  }

  @GET
  @Path("/profile")
  @Operation(operationId = "getProfile", summary = "The learner's goals and preferences")
  public Uni<Profile> profile(
      @Parameter(description = "The learner.", example = "ada") @RestPath String id,
      @Parameter(description = "The consistencyToken of a change: the answer waits for it.")
          @RestHeader(ConsistencyTokens.HEADER)
          @Nullable String token) {
    var parameters = new Parameters();
    parameters.id("id", id);
    String checked = parameters.token(token, id);
    parameters.check();
    return learners.profile(id, checked);
  }

  @PUT
  @Path("/profile")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(operationId = "replaceProfile", summary = "Replace the whole profile")
  @RequestBody(
      required = true,
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ProfileSchema.class),
              examples = @ExampleObject(name = "a profile", value = Examples.PROFILE)))
  public Uni<Profile> replace(
      @Parameter(description = "The learner.", example = "ada") @RestPath String id,
      @Parameter(hidden = true) @RestHeader(HttpHeaders.CONTENT_ENCODING) @Nullable String coding,
      @Context RoutingContext request,
      @Nullable InputStream body) {
    var parameters = new Parameters();
    parameters.id("id", id);
    parameters.check();
    return Uni.createFrom()
        .item(() -> Bodies.read(body, coding, maxBodyBytes))
        .runSubscriptionOn(blocking)
        .flatMap(read ->
            writes.once(
                request,
                read,
                Profile.class,
                key -> learners.replace(ProfileReader.read(id, read))));
  }

  @GET
  @Path("/export")
  @Operation(
      operationId = "exportLearner",
      summary = "Everything that is kept of the learner, as one JSON document",
      description =
          "The profile, and what the events made of each topic. The events themselves, with ratings and"
              + " ids of items, are in the log; who runs the service has them written by"
              + " `waymark export --learner`.")
  @APIResponse(
      responseCode = "200",
      description = "The document.",
      content =
          @Content(
              mediaType = MediaType.APPLICATION_JSON,
              schema = @Schema(implementation = ExportSchema.class)))
  public Uni<String> export(
      @Parameter(description = "The learner.", example = "ada") @RestPath String id) {
    var parameters = new Parameters();
    parameters.id("id", id);
    parameters.check();
    return learners.export(id);
  }

  @DELETE
  @Operation(
      operationId = "eraseLearner",
      summary = "Remove the learner from the database; cannot be undone",
      description =
          "Nothing sent before counts again. The records in the log stay until the broker removes them:"
              + " give its topics a finite retention where that must happen.")
  public Uni<Erasure> erase(
      @Parameter(description = "The learner.", example = "ada") @RestPath String id,
      @Context RoutingContext request) {
    var parameters = new Parameters();
    parameters.id("id", id);
    parameters.check();
    return writes.once(request, new byte[0], Erasure.class, key -> learners.erase(id));
  }
}

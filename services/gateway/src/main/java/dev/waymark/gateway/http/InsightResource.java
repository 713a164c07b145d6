package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.Insight;
import dev.waymark.gateway.grpc.InsightClient;
import dev.waymark.gateway.wiring.BlockingWork;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestQuery;
import org.jspecify.annotations.Nullable;

/// Figures over all learners, for operators and authors.
@Path("/v1/insight")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.INSIGHT)
public class InsightResource {

  private static final String HTML = "text/html;charset=UTF-8";

  private final InsightClient recommender;
  private final ReportFile report;
  private final ExecutorService blocking;

  InsightResource(
      InsightClient recommender, ReportFile report, @BlockingWork ExecutorService blocking) {
    this.recommender = recommender;
    this.report = report;
    this.blocking = blocking;
  }

  @GET
  @Operation(
      operationId = "getInsight",
      summary =
          "How many learners stand how on each topic of a roadmap, which prerequisites their answers contradict, and how"
              + " ingestion does",
      description =
          "Numbers only; no learner is named. Learners are counted in the background and only while somebody asks, again"
              + " after ten seconds unless configured otherwise, or twice the time that the last count took;"
              + " the first question waits for the count, or is answered with 503. Needs `catalog:admin`, without a prefix"
              + " of learner ids.")
  public Uni<Insight> insight(
      @Parameter(description = "The roadmap.", required = true, example = "ml-engineer") @RestQuery
          @Nullable String roadmap) {
    var parameters = new Parameters();
    String roadmapId = parameters.id("roadmap", Objects.requireNonNullElse(roadmap, ""));
    parameters.check();
    return recommender
        .insight(roadmapId)
        .flatMap(insight ->
            Uni.createFrom()
                .item(report::isThere)
                .runSubscriptionOn(blocking)
                .map(insight::withReport));
  }

  @GET
  @Path("/report")
  @Produces(HTML)
  @Operation(
      operationId = "getReport",
      summary = "The page of curriculum authors that `waymark report` wrote",
      description =
          "Served from the file `waymark.gateway.report-file`, of at most 16 MiB. Needs `catalog:admin`, without a prefix"
              + " of learner ids.")
  @APIResponse(
      responseCode = "200",
      description = "One HTML document, without scripts, that needs nothing else.",
      content = @Content(mediaType = "text/html", schema = @Schema(type = SchemaType.STRING)))
  public Uni<byte[]> report(@Context RoutingContext request) {
    return Uni.createFrom()
        .item(report::read)
        .runSubscriptionOn(blocking)
        .invoke(page -> ContentPolicy.REPORT.set(request.response()));
  }
}

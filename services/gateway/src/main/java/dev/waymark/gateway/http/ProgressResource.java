package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.ProgressReceipt;
import dev.waymark.gateway.answer.Warning;
import dev.waymark.gateway.catalogue.Catalogue;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.kafka.Appended;
import dev.waymark.gateway.kafka.ProgressLog;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.gateway.progress.BodyForm;
import dev.waymark.gateway.progress.ProgressReader;
import dev.waymark.gateway.tracing.Tracing;
import dev.waymark.gateway.wiring.BlockingWork;
import dev.waymark.progress.v1.ProgressEvent;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.smallrye.mutiny.Uni;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.ExampleObject;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.parameters.RequestBody;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestPath;
import org.jboss.resteasy.reactive.RestResponse;
import org.jspecify.annotations.Nullable;

/// Progress events in.
@Path("/v1/learners/{id}/progress")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = Tags.PROGRESS)
public class ProgressResource {

  private static final String CLOUD_EVENT = "application/cloudevents+json";
  private static final String CLOUD_EVENT_BATCH = "application/cloudevents-batch+json";

  private final ProgressReader reader;
  private final ProgressLog log;
  private final Catalogue catalogue;
  private final IdempotentWrites writes;
  private final ExecutorService blocking;
  private final Tracing tracing;
  private final int maxBodyBytes;
  private final Counter accepted;

  ProgressResource(
      ProgressReader reader,
      ProgressLog log,
      Catalogue catalogue,
      IdempotentWrites writes,
      @BlockingWork ExecutorService blocking,
      Tracing tracing,
      GatewayConfig config,
      MeterRegistry metrics) {
    this.reader = reader;
    this.log = log;
    this.catalogue = catalogue;
    this.writes = writes;
    this.blocking = blocking;
    this.tracing = tracing;
    this.maxBodyBytes = config.request().maxBodyBytes();
    this.accepted = metrics.counter("waymark.gateway.events.accepted");
  }

  @POST
  @Consumes({MediaType.APPLICATION_JSON, CLOUD_EVENT, CLOUD_EVENT_BATCH})
  @Operation(
      operationId = "recordProgress",
      summary = "Record what a learner did",
      description =
          """
          Takes one event, or up to 500, which count in the order in which they occurred. Either all of them are recorded or, when any is not valid, none: the \
          problem then names every fault. The answer comes when the log has acknowledged them. An event without an \
          `eventId` gets one; give your own, or an `Idempotency-Key`, to make retries safe, for an id among the learner's last 2,048 counts once. An event for a topic that the \
          graph does not know is accepted here and rejected, with its reason, when it is applied; `warnings` names it if the \
          gateway's copy of the catalogue lacks the topic.\
          """)
  @RequestBody(
      required = true,
      content = {
        @Content(
            mediaType = MediaType.APPLICATION_JSON,
            schema = @Schema(oneOf = {EventSchema.class, EventSchema[].class}),
            examples = {
              @ExampleObject(name = "one event", value = Examples.EVENT),
              @ExampleObject(name = "several", value = Examples.EVENTS)
            }),
        @Content(
            mediaType = CLOUD_EVENT,
            schema = @Schema(implementation = CloudEventSchema.class),
            examples = @ExampleObject(name = "one event", value = Examples.CLOUD_EVENT)),
        @Content(
            mediaType = CLOUD_EVENT_BATCH,
            schema = @Schema(implementation = CloudEventSchema[].class))
      })
  @APIResponse(
      responseCode = "202",
      description = "Recorded.",
      content = @Content(schema = @Schema(implementation = ProgressReceipt.class)))
  public Uni<RestResponse<ProgressReceipt>> record(
      @Parameter(description = "The learner.", example = "ada") @RestPath String id,
      @Context HttpHeaders headers,
      @Context RoutingContext request,
      @Nullable InputStream body) {
    var parameters = new Parameters();
    parameters.id("id", id);
    parameters.check();
    BodyForm form = form(headers.getMediaType());
    refuseBinaryMode(form, headers);
    var trace = tracing.of(headers::getHeaderString);
    String coding = headers.getHeaderString(HttpHeaders.CONTENT_ENCODING);
    return Uni.createFrom()
        .item(() -> Bodies.read(body, coding, maxBodyBytes))
        .flatMap(read ->
            writes.once(
                request,
                read,
                ProgressReceipt.class,
                key ->
                    Uni.createFrom()
                        .item(() ->
                            record(
                                key == null
                                    ? reader.read(id, read, form)
                                    : reader.read(id, read, form, key.eventIds()),
                                trace))))
        .map(RestResponse::accepted)
        .runSubscriptionOn(blocking);
  }

  private ProgressReceipt record(
      List<ProgressEvent> events, io.opentelemetry.context.Context trace) {
    Appended appended = log.append(events, trace);
    accepted.increment(events.size());
    return new ProgressReceipt(
        events.size(),
        events.stream().map(ProgressEvent::getEventId).toList(),
        List.of(),
        warnings(events),
        appended.token());
  }

  /// Binary mode has attributes in headers. Without them the event would lose its id and its time.
  private static void refuseBinaryMode(BodyForm form, HttpHeaders headers) {
    boolean hasAttribute =
        headers.getRequestHeaders().keySet().stream()
            .anyMatch(name -> name.toLowerCase(Locale.ROOT).startsWith("ce-"));
    if (hasAttribute && form == BodyForm.EVENTS) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_REQUEST,
              "CloudEvents in binary mode, with headers such as ce-id, are not read. Send structured mode as"
                  + " application/cloudevents+json, or the event alone without these headers."));
    }
  }

  private List<Warning> warnings(List<ProgressEvent> events) {
    String release = catalogue.copiedRelease().orElse("");
    List<Warning> warnings = new ArrayList<>();
    for (int i = 0; i < events.size(); i++) {
      String topic = events.get(i).getTopicId();
      if (!topic.isEmpty() && catalogue.isUnlisted(topic)) {
        warnings.add(
            new Warning(
                i,
                "The catalogue of release %s does not list the topic %s."
                    .formatted(release, topic)));
      }
    }
    return warnings;
  }

  private static BodyForm form(MediaType type) {
    return switch (type.getSubtype().toLowerCase(Locale.ROOT)) {
      case "cloudevents+json" -> BodyForm.CLOUD_EVENT;
      case "cloudevents-batch+json" -> BodyForm.CLOUD_EVENT_BATCH;
      default -> BodyForm.EVENTS;
    };
  }
}

package dev.waymark.gateway.http;

import dev.waymark.gateway.answer.NextSteps;
import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.auth.Callers;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.WatchedSteps;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.smallrye.mutiny.Multi;
import io.vertx.ext.web.RoutingContext;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.enums.ParameterIn;
import org.eclipse.microprofile.openapi.annotations.enums.SchemaType;
import org.eclipse.microprofile.openapi.annotations.media.Content;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/// Next steps, pushed.
@Path("/v1/learners/{id}/next-steps/stream")
@Tag(name = Tags.RECOMMENDATIONS)
public class NextStepsStream {

  private static final String LAST_EVENT_ID = "Last-Event-ID";
  private static final long RECONNECT_MILLIS = 2_000;

  private static final Problem UNKNOWN_BY_NOW =
      Problem.of(
          ProblemType.UNAUTHENTICATED,
          "The token has expired or the key was revoked. Open the stream again with another.");

  private final Sse sse;
  private final Callers callers;
  private final Duration heartbeat;

  NextStepsStream(@Context Sse sse, Callers callers, GatewayConfig config) {
    this.sse = sse;
    this.callers = callers;
    this.heartbeat = config.stream().heartbeat();
  }

  @GET
  @Produces(MediaType.SERVER_SENT_EVENTS)
  @OpensWatch
  @Operation(
      operationId = "watchNextSteps",
      summary = "The next steps now, and again whenever they change",
      description =
          """
          Each event `next-steps` holds what `next-steps` answers, and its `id` names what it tells. A client that \
          was cut off opens the stream again with the last id in `Last-Event-ID`, as browsers do by themselves: what \
          changed meanwhile is sent at once, and nothing while nothing did. An event `problem` ends the stream, also \
          when the token expires or the key is revoked. Lines that start with a colon only keep the connection open.\
          """)
  @Parameter(
      name = "id",
      in = ParameterIn.PATH,
      required = true,
      description = "The learner.",
      schema = @Schema(type = SchemaType.STRING, minLength = 1, maxLength = 128),
      example = "ada")
  @Parameter(
      name = "roadmap",
      in = ParameterIn.QUERY,
      description = "The goal; without it, the goals of the learner's profile.",
      schema = @Schema(type = SchemaType.STRING, maxLength = 128),
      example = "ml-engineer")
  @Parameter(
      name = "limit",
      in = ParameterIn.QUERY,
      description = "At most this many steps.",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "1", maximum = "50", defaultValue = "5"))
  @Parameter(
      name = "minutes",
      in = ParameterIn.QUERY,
      description = "Time at hand, in minutes: steps that fit rank higher.",
      schema = @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "10080"))
  @Parameter(
      name = "resources",
      in = ParameterIn.QUERY,
      description = "At most this many resources a step, best first.",
      schema =
          @Schema(type = SchemaType.INTEGER, minimum = "0", maximum = "50", defaultValue = "3"))
  @Parameter(
      name = "view",
      in = ParameterIn.QUERY,
      description =
          "`full` tells the reasons of steps and resources, `brief` leaves their lists empty.",
      schema =
          @Schema(
              type = SchemaType.STRING,
              enumeration = {"full", "brief"},
              defaultValue = "full"))
  @Parameter(
      name = LAST_EVENT_ID,
      in = ParameterIn.HEADER,
      description =
          "The id of the last event that the client has. Any that cannot be one of this stream is ignored.",
      schema = @Schema(type = SchemaType.STRING, pattern = "^[A-Za-z0-9_-]{22}$"),
      example = "q2xfb9oTnKJ0fmYV3lq0sA")
  @APIResponse(
      responseCode = "200",
      description = "A stream of events.",
      content =
          @Content(
              mediaType = MediaType.SERVER_SENT_EVENTS,
              schema = @Schema(implementation = NextSteps.class)))
  public Multi<OutboundSseEvent> stream(
      @Context ContainerRequestContext request, @Context RoutingContext connection) {
    String path = request.getUriInfo().getPath();
    Caller caller = Admission.caller(connection);
    List<String> held = connection.request().headers().getAll(LAST_EVENT_ID);
    // The empty one marks the end, which the heartbeats alone would never come to.
    Multi<Optional<OutboundSseEvent>> answers =
        fromHeld(WatchOpener.opened(request), held)
            .onFailure()
            .recoverWithItem(failure -> event(problem(failure), path))
            .map(Optional::of)
            .onCompletion()
            .continueWith(Optional.empty());
    Multi<Optional<OutboundSseEvent>> heartbeats =
        Multi.createFrom()
            .ticks()
            .every(heartbeat)
            .onOverflow()
            .drop()
            .onItem()
            .transformToMultiAndConcatenate(tick ->
                callers.stillKnows(caller)
                    ? Multi.createFrom()
                        .item(Optional.of(sse.newEventBuilder().comment("still here").build()))
                    : Multi.createFrom()
                        .items(Optional.of(event(UNKNOWN_BY_NOW, path)), Optional.empty()));
    return Multi.createBy()
        .merging()
        .streams(answers, heartbeats)
        .select()
        .first(Optional::isPresent)
        .map(Optional::orElseThrow);
  }

  /// The events of a watch, but the first if it is the one that the client has: then a comment
  /// stands for it, which opens the stream.
  ///
  /// @param held what the client says is the id of its last event; whatever it is, it is compared
  ///   and nothing else
  private Multi<OutboundSseEvent> fromHeld(Multi<WatchedSteps> answers, List<String> held) {
    var first = new AtomicBoolean(true);
    return answers.map(answer ->
        first.getAndSet(false) && !answer.id().isEmpty() && held.equals(List.of(answer.id()))
            ? sse.newEventBuilder().reconnectDelay(RECONNECT_MILLIS).comment("unchanged").build()
            : event(answer));
  }

  private OutboundSseEvent event(WatchedSteps answer) {
    var event =
        sse.newEventBuilder()
            .name("next-steps")
            .reconnectDelay(RECONNECT_MILLIS)
            .mediaType(MediaType.APPLICATION_JSON_TYPE)
            .data(NextSteps.class, answer.steps());
    return (answer.id().isEmpty() ? event : event.id(answer.id())).build();
  }

  private static Problem problem(Throwable failure) {
    return failure instanceof ProblemException known
        ? known.problem()
        : Problem.of(ProblemType.INTERNAL_ERROR, "The fault is in the gateway's log.");
  }

  private OutboundSseEvent event(Problem problem, String path) {
    return sse.newEventBuilder()
        .name("problem")
        .mediaType(MediaType.APPLICATION_JSON_TYPE)
        .data(ProblemBody.class, ProblemBody.of(problem, path))
        .build();
  }
}

package dev.waymark.gateway.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.grpc.Status;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import org.jboss.logging.Logger;

/// The one place where a gRPC status, with its `google.rpc` details, becomes a problem.
final class StatusProblems {

  private static final Logger LOG = Logger.getLogger(StatusProblems.class);
  private static final Duration RETRY_SOON = Duration.ofSeconds(1);
  private static final Duration RETRY_LATER = Duration.ofSeconds(2);

  private StatusProblems() {}

  static Problem problem(Throwable failure, CallState call) {
    if (failure instanceof ProblemException known) {
      return known.problem();
    }
    Status status = Status.fromThrowable(failure);
    return switch (status.getCode()) {
      case INVALID_ARGUMENT, OUT_OF_RANGE ->
          isLacking(failure) ? lacking(status) : invalid(failure, status);
      case UNAUTHENTICATED -> lacking(status);
      case NOT_FOUND -> notFound(failure, status);
      case FAILED_PRECONDITION ->
          Problem.of(
              ProblemType.NO_GOAL,
              "Add ?roadmap= with the id of a roadmap, or set goals with PUT on the learner's profile.");
      case DEADLINE_EXCEEDED -> late(status, call);
      case UNAVAILABLE -> isCounting(failure) ? counting() : away();
      case CANCELLED, ABORTED -> away();
      case RESOURCE_EXHAUSTED ->
          Problem.passing(
              ProblemType.GATEWAY_BUSY,
              "The recommender has too much to do. Ask again.",
              RETRY_SOON);
      case UNIMPLEMENTED ->
          Problem.of(
              ProblemType.NOT_IMPLEMENTED,
              "The recommender that is running does not offer this yet.");
      default -> {
        LOG.errorf(failure, "The recommender failed with %s", status.getCode());
        yield Problem.of(
            ProblemType.INTERNAL_ERROR, "The recommender failed. The fault is in its log.");
      }
    };
  }

  private static Problem away() {
    return Problem.passing(
        ProblemType.RECOMMENDER_UNAVAILABLE,
        "Ask again in a moment. The catalogue still answers, and progress events are still accepted.",
        RETRY_LATER);
  }

  /// Whether a recommender is still counting learners for the first time.
  static boolean isCounting(Throwable failure) {
    return detail(failure, ErrorInfo.class)
        .filter(info -> info.getReason().equals("COUNTING"))
        .isPresent();
  }

  /// Whether calls lack what a recommender wants of each: nothing that a caller of the gateway can
  /// do anything about.
  private static boolean isLacking(Throwable failure) {
    return detail(failure, ErrorInfo.class)
        .filter(info -> info.getReason().equals("CALL_LACKS"))
        .isPresent();
  }

  private static Problem lacking(Status status) {
    LOG.errorf("The recommender refuses calls of this gateway: %s", status.getDescription());
    return Problem.of(
        ProblemType.INTERNAL_ERROR,
        "The recommender refuses calls of this gateway. The fault is in the gateway's log.");
  }

  private static Problem counting() {
    return Problem.passing(
        ProblemType.LEARNERS_NOT_COUNTED_YET,
        "Ask again in a moment: the count goes on meanwhile.",
        RETRY_LATER);
  }

  private static Problem late(Status status, CallState call) {
    if (!call.connected()) {
      return away();
    }
    if (call.waiting()) {
      return Problem.passing(
          ProblemType.EVENTS_NOT_COUNTED_YET,
          "%s Ask again with the same token, or without it for the answer as it stands."
              .formatted(
                  said(
                      status,
                      "They did not count within %d ms.".formatted(call.deadline().toMillis()))),
          RETRY_SOON);
    }
    return Problem.passing(
        ProblemType.RECOMMENDER_TOO_SLOW,
        "There was no answer within %d ms. Ask again.".formatted(call.deadline().toMillis()),
        RETRY_SOON);
  }

  private static Problem notFound(Throwable failure, Status status) {
    Optional<ResourceInfo> resource = detail(failure, ResourceInfo.class);
    String kind = resource.map(r -> r.getResourceType().toLowerCase(Locale.ROOT)).orElse("");
    String name = resource.map(ResourceInfo::getResourceName).orElse("");
    if (kind.contains("roadmap")) {
      return Problem.of(
          ProblemType.UNKNOWN_ROADMAP,
          "No roadmap has the id '%s'. GET /v1/roadmaps lists them all.".formatted(name),
          List.of(new FieldError(null, "roadmap", "'%s' is not known".formatted(name))));
    }
    if (kind.contains("topic")) {
      return Problem.of(
          ProblemType.UNKNOWN_TOPIC,
          "No topic has the id '%s'. GET /v1/topics?q= finds topics.".formatted(name),
          List.of(new FieldError(null, "topic", "'%s' is not known".formatted(name))));
    }
    return Problem.of(ProblemType.UNKNOWN_PATH, said(status, "It is not known here."));
  }

  private static Problem invalid(Throwable failure, Status status) {
    List<FieldError> errors =
        detail(failure, BadRequest.class).stream()
            .flatMap(request -> request.getFieldViolationsList().stream())
            .map(v -> new FieldError(null, FieldNames.rest(v.getField()), v.getDescription()))
            .toList();
    return Problem.of(
        ProblemType.INVALID_REQUEST, said(status, "Correct the fields named in errors."), errors);
  }

  private static String said(Status status, String otherwise) {
    String description = status.getDescription();
    // What gRPC itself says of a deadline names its inner workings.
    if (description == null || description.isBlank() || description.contains("deadline exceeded")) {
      return otherwise;
    }
    return description.endsWith(".") ? description : description + ".";
  }

  private static <M extends Message> Optional<M> detail(Throwable failure, Class<M> type) {
    com.google.rpc.Status status = StatusProto.fromThrowable(failure);
    if (status == null) {
      return Optional.empty();
    }
    return status.getDetailsList().stream()
        .filter(any -> any.is(type))
        .map(any -> unpack(any, type))
        .filter(Objects::nonNull)
        .findFirst();
  }

  private static <M extends Message> @org.jspecify.annotations.Nullable M unpack(
      Any any, Class<M> type) {
    try {
      return any.unpack(type);
    } catch (InvalidProtocolBufferException e) {
      LOG.debugf(e, "A detail of a status is not a %s", type.getSimpleName());
      return null;
    }
  }
}

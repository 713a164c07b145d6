package dev.waymark.recommender.grpc;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.protobuf.util.Durations;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import com.google.rpc.RetryInfo;
import com.google.rpc.Status;
import dev.waymark.recommender.learner.StoreUnavailableException;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.jspecify.annotations.Nullable;

/// The one place that says errors in gRPC, each with the details that a program can act on.
final class Failures {
  private static final String DOMAIN = "waymark.dev";
  private static final long RETRY_MILLIS = 1_000;
  private static final int MAX_NAMED = 5;

  private Failures() {}

  /// A field of the request breaks a rule.
  static StatusRuntimeException invalid(String field, String description) {
    return failure(
        Code.INVALID_ARGUMENT,
        field + " " + description,
        BadRequest.newBuilder()
            .addFieldViolations(
                BadRequest.FieldViolation.newBuilder().setField(field).setDescription(description))
            .build());
  }

  static StatusRuntimeException unknownRoadmap(String id) {
    return unknown("roadmap", id);
  }

  static StatusRuntimeException unknownTopic(String id) {
    return unknown("topic", id);
  }

  private static StatusRuntimeException unknown(String type, String id) {
    return failure(
        Code.NOT_FOUND,
        "There is no %s %s.".formatted(type, id),
        ResourceInfo.newBuilder().setResourceType(type).setResourceName(id).build());
  }

  /// Neither the request nor the profile names a goal.
  static StatusRuntimeException noGoal() {
    return failure(
        Code.FAILED_PRECONDITION,
        "Name a roadmap, or give the learner's profile a goal first.",
        ErrorInfo.newBuilder().setReason("NO_GOAL").setDomain(DOMAIN).build());
  }

  /// All goals of the profile are unpublished.
  static StatusRuntimeException goalsGone(List<String> ids) {
    return failure(
        Code.FAILED_PRECONDITION,
        "None of the learner's goals is published any more (%s); name a roadmap, or set other goals."
            .formatted(
                String.join(", ", ids.subList(0, Math.min(MAX_NAMED, ids.size())))
                    + (ids.size() > MAX_NAMED ? ", …" : "")),
        ErrorInfo.newBuilder().setReason("NO_GOAL").setDomain(DOMAIN).build());
  }

  /// The call lacks what each must carry.
  ///
  /// @param code `UNAUTHENTICATED` where nobody knows on whose behalf it is made
  /// @param headers what is missing, each as the name of its metadata
  static StatusRuntimeException lacks(Code code, List<String> headers) {
    return failure(
        code,
        "The call lacks %s, which waymark.recommender.calls-carry demands."
            .formatted(String.join(" and ", headers)),
        ErrorInfo.newBuilder()
            .setReason("CALL_LACKS")
            .setDomain(DOMAIN)
            .putMetadata("metadata", String.join(",", headers))
            .build());
  }

  static StatusRuntimeException noGraph() {
    return unavailable("No graph release is loaded yet.");
  }

  /// The database does not answer, and memory has nothing.
  static StatusRuntimeException storeAway() {
    return unavailable("The database does not answer.");
  }

  /// Nothing is wrong with the request; the same may succeed soon.
  static StatusRuntimeException unavailable(String message) {
    return failure(Code.UNAVAILABLE, message, retry());
  }

  /// Learners are counted for the first time, and the call can't wait until they are.
  static StatusRuntimeException counting() {
    return failure(
        Code.UNAVAILABLE,
        "The learners are still being counted.",
        ErrorInfo.newBuilder().setReason("COUNTING").setDomain(DOMAIN).build(),
        retry());
  }

  /// Too much is asked at once.
  static StatusRuntimeException busy() {
    return failure(
        Code.RESOURCE_EXHAUSTED, "Too many answers are being computed; ask again.", retry());
  }

  /// The caller's time was over before the answer was begun.
  static StatusRuntimeException late() {
    return failure(
        Code.DEADLINE_EXCEEDED,
        "The deadline passed while other answers were computed.",
        ErrorInfo.newBuilder().setReason("BUSY").setDomain(DOMAIN).build());
  }

  /// The events behind a consistency token do not count yet.
  ///
  /// @param records how many records of the log are still before them
  static StatusRuntimeException behind(long records) {
    return failure(
        Code.DEADLINE_EXCEEDED,
        "The events behind the consistency token do not count yet: %d records behind."
            .formatted(records),
        ErrorInfo.newBuilder()
            .setReason("BEHIND")
            .setDomain(DOMAIN)
            .putMetadata("records_behind", Long.toString(records))
            .build());
  }

  /// What `cause` means to a caller.
  static StatusRuntimeException of(Throwable cause) {
    @Nullable Throwable at = cause;
    while (at != null) {
      if (at instanceof StatusRuntimeException known) {
        return known;
      }
      if (at instanceof RejectedExecutionException) {
        return busy();
      }
      if (at instanceof StoreUnavailableException) {
        return storeAway();
      }
      at = at.getCause();
    }
    return failure(
        Code.INTERNAL,
        "The service failed; its log says why.",
        ErrorInfo.newBuilder().setReason("INTERNAL").setDomain(DOMAIN).build());
  }

  private static RetryInfo retry() {
    return RetryInfo.newBuilder().setRetryDelay(Durations.fromMillis(RETRY_MILLIS)).build();
  }

  private static StatusRuntimeException failure(Code code, String message, Message... details) {
    return StatusProto.toStatusRuntimeException(
        Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(message)
            .addAllDetails(Arrays.stream(details).map(Any::pack).toList())
            .build());
  }
}

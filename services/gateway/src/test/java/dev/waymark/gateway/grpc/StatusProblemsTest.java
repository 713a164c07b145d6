package dev.waymark.gateway.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StatusProblemsTest {

  private static final CallState PLAIN = new CallState(Duration.ofSeconds(2), false, true);
  private static final CallState WAITING = new CallState(Duration.ofSeconds(5), true, true);
  private static final CallState APART = new CallState(Duration.ofSeconds(5), true, false);

  @Test
  void anUnknownRoadmapIsNamed() {
    Problem problem =
        problem(
            status(
                Code.NOT_FOUND,
                "no such roadmap",
                ResourceInfo.newBuilder()
                    .setResourceType("roadmap")
                    .setResourceName("ml")
                    .build()));
    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_ROADMAP);
    assertThat(problem.detail()).contains("'ml'");
  }

  @Test
  void callsThatLackSomethingAreNoFaultOfTheCaller() {
    for (Code code : new Code[] {Code.UNAUTHENTICATED, Code.INVALID_ARGUMENT}) {
      Problem problem =
          problem(
              status(
                  code,
                  "The call lacks traceparent",
                  ErrorInfo.newBuilder().setReason("CALL_LACKS").build()));
      assertThat(problem.type()).isEqualTo(ProblemType.INTERNAL_ERROR);
      assertThat(problem.detail()).doesNotContain("traceparent");
    }
  }

  @Test
  void anUnknownTopicIsNamed() {
    Problem problem =
        problem(
            status(
                Code.NOT_FOUND,
                "no such topic",
                ResourceInfo.newBuilder()
                    .setResourceType("waymark.Topic")
                    .setResourceName("x.y")
                    .build()));
    assertThat(problem.type()).isEqualTo(ProblemType.UNKNOWN_TOPIC);
    assertThat(problem.detail()).contains("'x.y'");
  }

  @Test
  void fieldsGetTheNamesTheyHaveInRest() {
    Problem problem =
        problem(
            status(
                Code.INVALID_ARGUMENT,
                "bad",
                BadRequest.newBuilder()
                    .addFieldViolations(violation("roadmap_id"))
                    .addFieldViolations(violation("hours_per_week"))
                    .addFieldViolations(violation("profile.goals[0].topic_ids"))
                    .build()));
    assertThat(problem.type()).isEqualTo(ProblemType.INVALID_REQUEST);
    assertThat(problem.errors())
        .extracting(FieldError::field)
        .containsExactly("roadmap", "hoursPerWeek", "goals[0].topicIds");
  }

  @Test
  void aDeadlineMeansSlowOrNotCountedYetOrAway() {
    var late = Status.DEADLINE_EXCEEDED.withDescription("3 events behind").asRuntimeException();
    assertThat(StatusProblems.problem(late, PLAIN).type())
        .isEqualTo(ProblemType.RECOMMENDER_TOO_SLOW);
    assertThat(StatusProblems.problem(late, WAITING).type())
        .isEqualTo(ProblemType.EVENTS_NOT_COUNTED_YET);
    assertThat(StatusProblems.problem(late, WAITING).detail()).startsWith("3 events behind.");
    assertThat(StatusProblems.problem(late, APART).type())
        .isEqualTo(ProblemType.RECOMMENDER_UNAVAILABLE);
  }

  @Test
  void whatGrpcSaysOfItsInsidesIsNotPassedOn() {
    var local =
        Status.DEADLINE_EXCEEDED
            .withDescription("CallOptions deadline exceeded after 4.9s. remote_addr=/10.0.0.7:9090")
            .asRuntimeException();
    assertThat(StatusProblems.problem(local, WAITING).detail()).doesNotContain("10.0.0.7");
    var refused =
        Status.UNAVAILABLE.withDescription("io exception: /10.0.0.7:9090").asRuntimeException();
    assertThat(problem(refused).detail()).doesNotContain("10.0.0.7");
  }

  @Test
  void whatIsMissingIsToldApartFromWhatIsBroken() {
    assertThat(problem(Status.UNIMPLEMENTED.asRuntimeException()).type())
        .isEqualTo(ProblemType.NOT_IMPLEMENTED);
    assertThat(problem(Status.FAILED_PRECONDITION.asRuntimeException()).type())
        .isEqualTo(ProblemType.NO_GOAL);
    assertThat(problem(new IllegalStateException("broken")).type())
        .isEqualTo(ProblemType.INTERNAL_ERROR);
  }

  @ParameterizedTest
  @EnumSource(
      value = Status.Code.class,
      names = {"OK"},
      mode = EnumSource.Mode.EXCLUDE)
  void anOutageSaysWhenToAskAgain(Status.Code code) {
    Problem problem = problem(Status.fromCode(code).asRuntimeException());
    boolean passing = problem.type().status() == 503 || problem.type().status() == 504;
    assertThat(problem.retryAfter() != null).isEqualTo(passing);
    assertThat(problem.detail()).isNotBlank();
  }

  private static Problem problem(Throwable failure) {
    return StatusProblems.problem(failure, PLAIN);
  }

  private static BadRequest.FieldViolation violation(String field) {
    return BadRequest.FieldViolation.newBuilder().setField(field).setDescription("is bad").build();
  }

  private static StatusRuntimeException status(Code code, String message, Message detail) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(code.getNumber())
            .setMessage(message)
            .addDetails(Any.pack(detail))
            .build());
  }
}

package dev.waymark.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import java.io.IOException;
import java.net.Socket;
import java.net.SocketException;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Frames that no client of Waymark would send: the client is told that it is its fault, and the
/// log of the service has no stack trace.
@ExtendWith({SharedSuite.class, StillServing.class})
final class GrpcHostileIT {
  private static final Set<Status.Code> OUR_FAULT =
      EnumSet.of(Status.Code.UNKNOWN, Status.Code.INTERNAL, Status.Code.DEADLINE_EXCEEDED);

  private final RunningSuite suite;
  private final GrpcBytes calls;

  GrpcHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.calls = new GrpcBytes(suite.grpcPort());
  }

  @AfterEach
  void disconnect() {
    calls.close();
  }

  @Test
  void whatIsNotProtobufIsTheClientsFault() {
    byte[] endless = new byte[64];
    Arrays.fill(endless, (byte) 0xFF);
    for (MethodDescriptor<?, ?> method : GrpcBytes.methods()) {
      assertThat(calls.code(method, endless))
          .as(method.getFullMethodName())
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
    assertNoStackTrace();
  }

  @Test
  void numbersOfEnumsThatNobodyKnowsAreTheClientsFault() {
    for (int number : new int[] {-1, 77, Integer.MIN_VALUE, Integer.MAX_VALUE}) {
      byte[] request =
          RecommendNextStepsRequest.newBuilder()
              .setLearnerId("ada")
              .setRoadmapId("ml-engineer")
              .addAccessValue(number)
              .addResourceTypesValue(number)
              .build()
              .toByteArray();
      assertThat(calls.code(RecommenderServiceGrpc.getRecommendNextStepsMethod(), request))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
    assertNoStackTrace();
  }

  @Test
  void noFrameIsTheServicesFault() {
    SplittableRandom random = Seeds.of("gRPC bytes");
    for (MethodDescriptor<?, ?> method : GrpcBytes.methods()) {
      for (int round = 0; round < 80 && method.getType() == MethodType.UNARY; round++) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        assertThat(calls.code(method, bytes)).as(method.getFullMethodName()).isNotIn(OUR_FAULT);
      }
    }
    assertNoStackTrace();
  }

  @Test
  void framesThatNobodyShouldSendStopNothing() throws IOException {
    RawHttp door = new RawHttp(suite.grpcPort());
    for (Http2Frames attack : Http2Frames.grpcAttacks()) {
      try (Socket socket = door.connect()) {
        socket.setSoTimeout(300);
        socket.getOutputStream().write(attack.bytes());
        RawHttp.Answer _ = RawHttp.read(socket);
      } catch (SocketException e) {
        // The service ended the connection while it was being attacked, as it should.
      }
      assertThat(calls.code(CatalogServiceGrpc.getListRoadmapsMethod(), new byte[0]))
          .as(attack.name())
          .isEqualTo(Status.Code.OK);
    }
    assertNoStackTrace();
  }

  private void assertNoStackTrace() {
    assertThat(suite.recommender().printed()).doesNotContain("\tat io.grpc");
    assertThat(suite.management().get("/q/health").status()).isEqualTo(200);
  }
}

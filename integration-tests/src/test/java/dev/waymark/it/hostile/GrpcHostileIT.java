package dev.waymark.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.MethodDescriptor;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.stub.ClientCalls;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Frames that no client of ours would send: the client is told that it is its fault, and the log
/// of the service has no stack trace.
@ExtendWith(SharedSuite.class)
final class GrpcHostileIT {
  private static final Set<Status.Code> OUR_FAULT =
      EnumSet.of(Status.Code.UNKNOWN, Status.Code.INTERNAL, Status.Code.DEADLINE_EXCEEDED);

  private final RunningSuite suite;
  private final ManagedChannel channel;

  GrpcHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.channel =
        NettyChannelBuilder.forAddress("127.0.0.1", suite.grpcPort()).usePlaintext().build();
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  private static List<MethodDescriptor<?, ?>> methods() {
    List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
    methods.addAll(CatalogServiceGrpc.getServiceDescriptor().getMethods());
    methods.addAll(LearnerServiceGrpc.getServiceDescriptor().getMethods());
    methods.addAll(RecommenderServiceGrpc.getServiceDescriptor().getMethods());
    return methods;
  }

  @Test
  void whatIsNotProtobufIsTheClientsFault() {
    byte[] endless = new byte[64];
    Arrays.fill(endless, (byte) 0xFF);
    for (MethodDescriptor<?, ?> method : methods()) {
      assertThat(code(method, endless))
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
      assertThat(code(RecommenderServiceGrpc.getRecommendNextStepsMethod(), request))
          .isEqualTo(Status.Code.INVALID_ARGUMENT);
    }
    assertNoStackTrace();
  }

  @Test
  void noFrameIsTheServicesFault() {
    SplittableRandom random = new SplittableRandom(21);
    for (MethodDescriptor<?, ?> method : methods()) {
      for (int round = 0; round < 80 && method.getType() == MethodType.UNARY; round++) {
        byte[] bytes = new byte[random.nextInt(60)];
        random.nextBytes(bytes);
        assertThat(code(method, bytes)).as(method.getFullMethodName()).isNotIn(OUR_FAULT);
      }
    }
    assertNoStackTrace();
  }

  private void assertNoStackTrace() {
    assertThat(suite.recommender().printed()).doesNotContain("\tat io.grpc");
    assertThat(suite.management().get("/q/health").status()).isEqualTo(200);
  }

  private Status.Code code(MethodDescriptor<?, ?> method, byte[] request) {
    MethodDescriptor<byte[], byte[]> raw = method.toBuilder(new Raw(), new Raw()).build();
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(10, TimeUnit.SECONDS);
    try {
      if (method.getType() == MethodType.UNARY) {
        byte[] _ = ClientCalls.blockingUnaryCall(channel, raw, options, request);
      } else {
        byte[] _ = ClientCalls.blockingServerStreamingCall(channel, raw, options, request).next();
      }
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  /// Bytes as they are.
  private record Raw() implements MethodDescriptor.Marshaller<byte[]> {
    @Override
    public InputStream stream(byte[] bytes) {
      return new ByteArrayInputStream(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
      try {
        return stream.readAllBytes();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

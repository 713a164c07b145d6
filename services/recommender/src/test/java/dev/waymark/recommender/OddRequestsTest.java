package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.rpc.BadRequest;
import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.MethodDescriptor;
import io.grpc.ServiceDescriptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bytes that no client of Waymark would send.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class OddRequestsTest {
  private static final List<ServiceDescriptor> SERVICES =
      List.of(
          CatalogServiceGrpc.getServiceDescriptor(),
          LearnerServiceGrpc.getServiceDescriptor(),
          RecommenderServiceGrpc.getServiceDescriptor());

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject Ingestion ingestion;

  private ManagedChannel channel;

  @BeforeEach
  void connect() {
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    Awaitility.await().atMost(Duration.ofSeconds(60)).until(ingestion::isAssigned);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void whatIsNotProtobufIsTheClientsFault() {
    byte[] endless = new byte[16];
    java.util.Arrays.fill(endless, (byte) 0xFF);
    for (ServiceDescriptor service : SERVICES) {
      for (MethodDescriptor<?, ?> method : service.getMethods()) {
        StatusRuntimeException failure = failure(method, endless);
        assertThat(failure.getStatus().getCode())
            .as(method.getFullMethodName())
            .isEqualTo(Status.Code.INVALID_ARGUMENT);
        assertThat(StatusProto.fromThrowable(failure).getDetails(0).is(BadRequest.class)).isTrue();
      }
    }
  }

  @Test
  void numbersOfEnumsThatNobodyKnowsAreTheClientsFault() {
    byte[] request =
        RecommendNextStepsRequest.newBuilder()
            .setLearnerId("ada")
            .setRoadmapId("ml")
            .addAccessValue(77)
            .addResourceTypesValue(-1)
            .build()
            .toByteArray();
    StatusRuntimeException failure =
        failure(RecommenderServiceGrpc.getRecommendNextStepsMethod(), request);
    assertThat(failure.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
    assertThat(failure).hasMessageContaining("access has a value that is not known");
  }

  @Test
  void noBytesMakeTheServiceFail() {
    SplittableRandom random = new SplittableRandom(11);
    for (ServiceDescriptor service : SERVICES) {
      for (MethodDescriptor<?, ?> method : service.getMethods()) {
        if (method.getType() != MethodDescriptor.MethodType.UNARY) {
          continue;
        }
        for (int round = 0; round < 60; round++) {
          byte[] bytes = new byte[random.nextInt(40)];
          random.nextBytes(bytes);
          Status.Code code = code(method, bytes);
          assertThat(code)
              .as(method.getFullMethodName())
              .isNotIn(Status.Code.UNKNOWN, Status.Code.INTERNAL, Status.Code.DEADLINE_EXCEEDED);
        }
      }
    }
  }

  private StatusRuntimeException failure(MethodDescriptor<?, ?> method, byte[] request) {
    try {
      call(method, request);
    } catch (StatusRuntimeException e) {
      return e;
    }
    throw new AssertionError(method.getFullMethodName() + " answered");
  }

  private Status.Code code(MethodDescriptor<?, ?> method, byte[] request) {
    try {
      call(method, request);
      return Status.Code.OK;
    } catch (StatusRuntimeException e) {
      return e.getStatus().getCode();
    }
  }

  private void call(MethodDescriptor<?, ?> method, byte[] request) {
    MethodDescriptor<byte[], byte[]> raw = method.toBuilder(RAW, RAW).build();
    CallOptions options = CallOptions.DEFAULT.withDeadlineAfter(20, TimeUnit.SECONDS);
    if (method.getType() == MethodDescriptor.MethodType.UNARY) {
      ClientCalls.blockingUnaryCall(channel, raw, options, request);
    } else {
      ClientCalls.blockingServerStreamingCall(channel, raw, options, request).next();
    }
  }

  private static final MethodDescriptor.Marshaller<byte[]> RAW =
      new MethodDescriptor.Marshaller<>() {
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
      };
}

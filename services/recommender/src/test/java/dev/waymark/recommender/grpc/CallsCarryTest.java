package dev.waymark.recommender.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.catalog.v1.ListRoadmapsResponse;
import dev.waymark.recommender.config.RecommenderConfig.Carried;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class CallsCarryTest {
  private static final String CALLER = "waymark-caller";
  private static final String TRACE = "traceparent";
  private static final String A_TRACE = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

  @Test
  void nothingIsDemandedUnlessSet() throws IOException {
    assertThat(status(Set.of(), new Metadata())).isEqualTo("OK");
  }

  @Test
  void whatIsMissingIsNamed() throws IOException {
    var both = EnumSet.allOf(Carried.class);
    assertThat(status(both, new Metadata()))
        .startsWith("UNAUTHENTICATED")
        .contains("lacks waymark-caller and traceparent", "waymark.recommender.calls-carry");
    assertThat(status(both, with(CALLER, "learner/ada")))
        .startsWith("INVALID_ARGUMENT")
        .contains("lacks traceparent");
    assertThat(status(both, with(TRACE, A_TRACE)))
        .startsWith("UNAUTHENTICATED")
        .contains("lacks waymark-caller,");
    assertThat(status(both, with(CALLER, "gateway", TRACE, A_TRACE))).isEqualTo("OK");
  }

  @Test
  void onlyWhatIsDemandedIs() throws IOException {
    assertThat(status(Set.of(Carried.CALLER), with(CALLER, "key/lms"))).isEqualTo("OK");
    assertThat(status(Set.of(Carried.TRACE), with(TRACE, A_TRACE))).isEqualTo("OK");
  }

  @Test
  void whatIsNoneDoesNotCount() throws IOException {
    for (String caller : new String[] {"", "Ada", "learner/", "learner/ada/x", "a b"}) {
      assertThat(status(Set.of(Carried.CALLER), with(CALLER, caller)))
          .as(caller)
          .startsWith("UNAUTHENTICATED");
    }
    for (String trace :
        new String[] {"", A_TRACE.replace("4", "G"), A_TRACE.replaceAll("[1-9a-f]", "0")}) {
      assertThat(status(Set.of(Carried.TRACE), with(TRACE, trace)))
          .as(trace)
          .startsWith("INVALID_ARGUMENT");
    }
  }

  @Test
  void theServicesOwnCallsCarryWhatIsDemanded() throws IOException {
    for (Set<Carried> demanded :
        Set.of(Set.of(Carried.CALLER), Set.of(Carried.TRACE), Set.of(Carried.values()))) {
      assertThat(status(demanded, new CallsCarry(demanded).own())).isEqualTo("OK");
    }
    assertThat(new CallsCarry(Set.of()).own().keys()).containsExactly(CALLER);
  }

  private static Metadata with(String... entries) {
    var headers = new Metadata();
    for (int i = 0; i < entries.length; i += 2) {
      headers.put(Metadata.Key.of(entries[i], Metadata.ASCII_STRING_MARSHALLER), entries[i + 1]);
    }
    return headers;
  }

  /// What a call with those headers ends with at a service that demands so much.
  private static String status(Set<Carried> required, Metadata headers) throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .intercept(new CallsCarry(required))
            .addService(roadmaps())
            .build()
            .start();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(server.getListenSockets().getFirst()).usePlaintext().build();
    try {
      var failure =
          catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  CatalogServiceGrpc.newBlockingStub(channel)
                      .withInterceptors(MetadataUtils.newAttachHeadersInterceptor(headers))
                      .listRoadmaps(ListRoadmapsRequest.getDefaultInstance()));
      Status status = failure == null ? Status.OK : failure.getStatus();
      return status.isOk() ? "OK" : status.getCode() + " " + status.getDescription();
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private static BindableService roadmaps() {
    return new CatalogServiceGrpc.CatalogServiceImplBase() {
      @Override
      public void listRoadmaps(
          ListRoadmapsRequest request, StreamObserver<ListRoadmapsResponse> reply) {
        reply.onNext(ListRoadmapsResponse.getDefaultInstance());
        reply.onCompleted();
      }
    };
  }
}

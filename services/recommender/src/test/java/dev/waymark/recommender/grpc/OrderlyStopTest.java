package dev.waymark.recommender.grpc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.catalog.v1.ListRoadmapsResponse;
import io.grpc.BindableService;
import io.grpc.ManagedChannel;
import io.grpc.Server;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.StreamObserver;
import io.quarkus.runtime.ShutdownEvent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.junit.jupiter.api.Test;

class OrderlyStopTest {
  @Test
  void aFaultIsAFaultWhileTheServiceRuns() throws IOException {
    assertThat(code(new IllegalStateException("a bug"), new OrderlyStop()))
        .isEqualTo(Status.Code.INTERNAL);
  }

  @Test
  void whatFailsWhileTheServiceStopsMayBeAskedOfAnother() throws IOException {
    assertThat(code(new IllegalStateException("closed"), stopping()))
        .isEqualTo(Status.Code.UNAVAILABLE);
    assertThat(code(Failures.busy(), stopping())).isEqualTo(Status.Code.UNAVAILABLE);
  }

  @Test
  void whatIsWrongWithTheRequestIsStillSaid() throws IOException {
    assertThat(code(Failures.unknownRoadmap("x"), stopping())).isEqualTo(Status.Code.NOT_FOUND);
  }

  private static OrderlyStop stopping() {
    var stop = new OrderlyStop();
    stop.stop(new ShutdownEvent());
    return stop;
  }

  /// What a call ends with that fails for `cause`.
  private static Status.Code code(RuntimeException cause, OrderlyStop stop) throws IOException {
    Server server =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0))
            .intercept(stop)
            .addService(failing(cause))
            .build()
            .start();
    ManagedChannel channel =
        NettyChannelBuilder.forAddress(server.getListenSockets().getFirst()).usePlaintext().build();
    try {
      return catchThrowableOfType(
              StatusRuntimeException.class,
              () ->
                  CatalogServiceGrpc.newBlockingStub(channel)
                      .listRoadmaps(ListRoadmapsRequest.getDefaultInstance()))
          .getStatus()
          .getCode();
    } finally {
      channel.shutdownNow();
      server.shutdownNow();
    }
  }

  private static BindableService failing(RuntimeException cause) {
    return new CatalogServiceGrpc.CatalogServiceImplBase() {
      @Override
      public void listRoadmaps(
          ListRoadmapsRequest request, StreamObserver<ListRoadmapsResponse> reply) {
        reply.onError(Failures.of(cause));
      }
    };
  }
}

package dev.waymark.gateway.http;

import static org.awaitility.Awaitility.await;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.ListRoadmapsResponse;
import dev.waymark.catalog.v1.RoadmapSummary;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// A recommender in name only: a real gRPC server whose methods answer as a test says. What no test
/// speaks of is unimplemented.
final class RecommenderDouble implements AutoCloseable {

  private final Map<String, ServerServiceDefinition.Builder> services = new HashMap<>();
  private final List<Runnable> closers = new ArrayList<>();
  private final Queue<String> callers = new ConcurrentLinkedQueue<>();
  private volatile String partitions = "";

  private final class Ownership implements ServerInterceptor {

    private static final Metadata.Key<String> HEADER =
        Metadata.Key.of("waymark-partitions", Metadata.ASCII_STRING_MARSHALLER);

    private static final Metadata.Key<String> CALLER =
        Metadata.Key.of("waymark-caller", Metadata.ASCII_STRING_MARSHALLER);

    @Override
    public <I, O> ServerCall.Listener<I> interceptCall(
        ServerCall<I, O> call, Metadata headers, ServerCallHandler<I, O> next) {
      callers.add(call.getMethodDescriptor().getBareMethodName() + " for " + headers.get(CALLER));
      return next.startCall(
          new SimpleForwardingServerCall<>(call) {
            @Override
            public void sendHeaders(Metadata answer) {
              if (!partitions.isEmpty()) {
                answer.put(HEADER, partitions);
              }
              super.sendHeaders(answer);
            }
          },
          headers);
    }
  }

  <I, O> RecommenderDouble on(MethodDescriptor<I, O> method, Function<I, O> answer) {
    service(method)
        .addMethod(
            method,
            ServerCalls.asyncUnaryCall((I request, StreamObserver<O> reply) -> {
              try {
                reply.onNext(answer.apply(request));
                reply.onCompleted();
              } catch (RuntimeException e) {
                reply.onError(e);
              }
            }));
    return this;
  }

  /// Lists the roadmap `ml` alone, in a graph release.
  RecommenderDouble listing(String graphRelease) {
    return on(
        CatalogServiceGrpc.getListRoadmapsMethod(),
        request ->
            ListRoadmapsResponse.newBuilder()
                .setGraphRelease(graphRelease)
                .addRoadmaps(RoadmapSummary.newBuilder().setRoadmapId("ml"))
                .build());
  }

  <I, O> RecommenderDouble onStream(
      MethodDescriptor<I, O> method, Consumer<ServerCallStreamObserver<O>> answer) {
    service(method)
        .addMethod(
            method,
            ServerCalls.asyncServerStreamingCall((I request, StreamObserver<O> reply) ->
                answer.accept((ServerCallStreamObserver<O>) reply)));
    return this;
  }

  /// Says that it owns partitions, such as `6;0,2`.
  RecommenderDouble owning(String partitions) {
    this.partitions = partitions;
    return this;
  }

  /// The calls so far, each as its method and on whose behalf it was made.
  List<String> callers() {
    return List.copyOf(callers);
  }

  RecommenderDouble start(int port) {
    var builder =
        NettyServerBuilder.forAddress(new InetSocketAddress(InetAddress.getLoopbackAddress(), port))
            .intercept(new Ownership());
    services.values().forEach(service -> builder.addService(service.build()));
    try {
      Server server = builder.build().start();
      closers.add(() -> {
        server.shutdownNow();
        try {
          server.awaitTermination(5, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
          Thread.currentThread().interrupt();
        }
        awaitFree(port);
      });
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    closers.forEach(Runnable::run);
  }

  /// Netty tells of a server's end before its selector has let the port go.
  private static void awaitFree(int port) {
    await()
        .pollInSameThread()
        .pollInterval(Duration.ofMillis(1))
        .atMost(Duration.ofSeconds(5))
        .ignoreException(BindException.class)
        .untilAsserted(() -> new ServerSocket(port, 1, InetAddress.getLoopbackAddress()).close());
  }

  private ServerServiceDefinition.Builder service(MethodDescriptor<?, ?> method) {
    return services.computeIfAbsent(
        String.valueOf(method.getServiceName()), ServerServiceDefinition::builder);
  }
}

package dev.waymark.gateway.http;

import io.grpc.MethodDescriptor;
import io.grpc.Server;
import io.grpc.ServerServiceDefinition;
import io.grpc.netty.NettyServerBuilder;
import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.ServerCalls;
import io.grpc.stub.StreamObserver;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;

/// A recommender in name only: a real gRPC server whose methods answer as a test says. What no test
/// speaks of is unimplemented.
final class RecommenderDouble implements AutoCloseable {

  private final Map<String, ServerServiceDefinition.Builder> services = new HashMap<>();
  private final List<Runnable> closers = new ArrayList<>();

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

  <I, O> RecommenderDouble onStream(
      MethodDescriptor<I, O> method, Consumer<ServerCallStreamObserver<O>> answer) {
    service(method)
        .addMethod(
            method,
            ServerCalls.asyncServerStreamingCall((I request, StreamObserver<O> reply) ->
                answer.accept((ServerCallStreamObserver<O>) reply)));
    return this;
  }

  RecommenderDouble start(int port) {
    var builder =
        NettyServerBuilder.forAddress(
            new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
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

  private ServerServiceDefinition.Builder service(MethodDescriptor<?, ?> method) {
    return services.computeIfAbsent(
        String.valueOf(method.getServiceName()), ServerServiceDefinition::builder);
  }
}

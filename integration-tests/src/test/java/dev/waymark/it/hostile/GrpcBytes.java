package dev.waymark.it.hostile;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.learner.v1.LearnerServiceGrpc;
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
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Calls of the recommender with any bytes as the message.
final class GrpcBytes implements AutoCloseable {

  private final ManagedChannel channel;

  /// @param port of this machine
  GrpcBytes(int port) {
    this.channel = NettyChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
  }

  /// All methods there are.
  static List<MethodDescriptor<?, ?>> methods() {
    List<MethodDescriptor<?, ?>> methods = new ArrayList<>();
    methods.addAll(CatalogServiceGrpc.getServiceDescriptor().getMethods());
    methods.addAll(LearnerServiceGrpc.getServiceDescriptor().getMethods());
    methods.addAll(RecommenderServiceGrpc.getServiceDescriptor().getMethods());
    return methods;
  }

  /// How a call ends.
  Status.Code code(MethodDescriptor<?, ?> method, byte[] request) {
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

  @Override
  public void close() {
    channel.shutdownNow();
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

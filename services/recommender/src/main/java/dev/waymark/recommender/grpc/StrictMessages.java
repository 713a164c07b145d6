package dev.waymark.recommender.grpc;

import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerMethodDefinition;
import io.grpc.ServerServiceDefinition;

/// Answers a request that is not protobuf with `INVALID_ARGUMENT`. Left to itself, gRPC takes bytes
/// of a client's for a fault of the service: `UNKNOWN`, and a stack trace in the log.
final class StrictMessages {
  private StrictMessages() {}

  /// The service, which judges requests so from now on.
  static ServerServiceDefinition of(ServerServiceDefinition given) {
    // With its descriptor, for reflection; the methods are described anew.
    io.grpc.ServiceDescriptor.Builder described =
        io.grpc.ServiceDescriptor.newBuilder(given.getServiceDescriptor().getName())
            .setSchemaDescriptor(given.getServiceDescriptor().getSchemaDescriptor());
    var methods = given.getMethods().stream().map(StrictMessages::strict).toList();
    methods.forEach(it -> described.addMethod(it.getMethodDescriptor()));
    ServerServiceDefinition.Builder strict = ServerServiceDefinition.builder(described.build());
    methods.forEach(strict::addMethod);
    return strict.build();
  }

  private static <A, B> ServerMethodDefinition<ReadMessage<A>, B> strict(
      ServerMethodDefinition<A, B> method) {
    MethodDescriptor<A, B> descriptor = method.getMethodDescriptor();
    ServerCallHandler<A, B> handler = method.getServerCallHandler();
    return ServerMethodDefinition.create(
        descriptor.toBuilder(
                new ReadMessage.Marshaller<>(descriptor.getRequestMarshaller()),
                descriptor.getResponseMarshaller())
            .build(),
        (call, headers) -> start(call, headers, descriptor, handler));
  }

  private static <A, B> ServerCall.Listener<ReadMessage<A>> start(
      ServerCall<ReadMessage<A>, B> call,
      Metadata headers,
      MethodDescriptor<A, B> descriptor,
      ServerCallHandler<A, B> handler) {
    return new ReadMessage.Listener<>(
        call, handler.startCall(new ReadMessage.Call<>(call, descriptor), headers));
  }
}

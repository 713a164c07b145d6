package dev.waymark.recommender.grpc;

import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import io.quarkus.runtime.ShutdownEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.EnumSet;
import java.util.Objects;
import java.util.Set;

/// Has a service that stops say so where a part of it is gone already and the call fails for that:
/// the caller then asks another one, as it would not after a fault.
@GlobalInterceptor
@Singleton
final class OrderlyStop implements ServerInterceptor {
  /// What a call ends with that failed within the service.
  private static final Set<Status.Code> FAULTS =
      EnumSet.of(Status.Code.INTERNAL, Status.Code.UNKNOWN, Status.Code.RESOURCE_EXHAUSTED);

  private volatile boolean stopping;

  /// Before any other part stops.
  void stop(@Observes @Priority(1) ShutdownEvent event) {
    stopping = true;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void close(Status status, Metadata trailers) {
            if (!stopping || !FAULTS.contains(status.getCode())) {
              super.close(status, trailers);
              return;
            }
            StatusRuntimeException stops = Failures.unavailable("The service stops.");
            super.close(
                stops.getStatus(),
                Objects.requireNonNullElseGet(stops.getTrailers(), Metadata::new));
          }
        },
        headers);
  }
}

package dev.waymark.recommender.grpc;

import dev.waymark.recommender.learner.StateProgress;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.util.Objects;

/// Refuses every call while the stored state is being built, health checks included, and says why
/// in the trailer `waymark-builds-state`. Gateways that list addresses then send calls elsewhere,
/// as those behind a name do that leads to what is ready.
@GlobalInterceptor
@Singleton
final class UnfinishedState implements ServerInterceptor {
  private static final Metadata.Key<String> TRAILER =
      Metadata.Key.of("waymark-builds-state", Metadata.ASCII_STRING_MARSHALLER);

  private final StateProgress state;

  UnfinishedState(StateProgress state) {
    this.state = state;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    if (!state.isBuilding()) {
      return next.startCall(call, headers);
    }
    StatusRuntimeException refused = Failures.unavailable("The stored state is being built.");
    Metadata trailers = Objects.requireNonNullElseGet(refused.getTrailers(), Metadata::new);
    trailers.put(TRAILER, "true");
    call.close(refused.getStatus(), trailers);
    return new ServerCall.Listener<>() {};
  }
}

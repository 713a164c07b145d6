package dev.waymark.gateway.grpc.balance;

import io.grpc.ClientStreamTracer;
import io.grpc.Metadata;
import io.grpc.Status;
import org.jspecify.annotations.Nullable;

/// Watches one attempt of a call: did the recommender answer, and what does it say that it owns?
final class AttemptTracer extends ClientStreamTracer {

  /// A recommender that has not built its state yet refuses every call with this trailer.
  static final Metadata.Key<String> BUILDS_STATE =
      Metadata.Key.of("waymark-builds-state", Metadata.ASCII_STRING_MARSHALLER);

  private final Instance instance;
  private final @Nullable Route route;
  private volatile boolean answered;

  private AttemptTracer(Instance instance, @Nullable Route route) {
    this.instance = instance;
    this.route = route;
  }

  /// Makes the tracers of one recommender's attempts.
  static final class Factory extends ClientStreamTracer.Factory {

    private final Instance instance;

    Factory(Instance instance) {
      this.instance = instance;
    }

    @Override
    public ClientStreamTracer newClientStreamTracer(StreamInfo info, Metadata headers) {
      return new AttemptTracer(instance, info.getCallOptions().getOption(Route.KEY));
    }
  }

  @Override
  public void inboundHeaders(Metadata headers) {
    answer();
    instance.says(headers.get(OwnedPartitions.HEADER));
  }

  @Override
  public void inboundTrailers(Metadata trailers) {
    answered = true;
    if (trailers.containsKey(BUILDS_STATE)) {
      instance.refused();
      if (route != null) {
        route.refuse();
      }
    } else {
      answer();
    }
  }

  @Override
  public void streamClosed(Status status) {
    if (status.getCode() == Status.Code.DEADLINE_EXCEEDED && !answered) {
      instance.unanswered();
    }
  }

  private void answer() {
    answered = true;
    instance.answered();
    if (route != null) {
      route.answer();
    }
  }
}

package dev.waymark.recommender.grpc;

import dev.waymark.recommender.kafka.LogIdentity;
import dev.waymark.recommender.learner.AppliedOffsets;
import dev.waymark.recommender.learner.StateProgress;
import io.grpc.ForwardingServerCall.SimpleForwardingServerCall;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/// Says in the header `waymark-partitions` of each answer which partitions of the log this instance
/// writes: `6;0,2,4` for three of six. Gateways may then ask it first for the learners of those.
/// While another stored form leads it says none: the recommenders of that one know events earlier.
@GlobalInterceptor
@Singleton
final class OwnedPartitions implements ServerInterceptor {
  static final Metadata.Key<String> HEADER =
      Metadata.Key.of("waymark-partitions", Metadata.ASCII_STRING_MARSHALLER);

  /// A text that is so old is made again; ownership moves within seconds.
  private static final long KEPT_NANOS = TimeUnit.MILLISECONDS.toNanos(50);

  private final AppliedOffsets applied;
  private final LogIdentity log;
  private final StateProgress state;
  private volatile Said said = new Said("", System.nanoTime() - KEPT_NANOS);

  private record Said(String text, long at) {}

  OwnedPartitions(AppliedOffsets applied, LogIdentity log, StateProgress state) {
    this.applied = applied;
    this.log = log;
    this.state = state;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    return next.startCall(
        new SimpleForwardingServerCall<>(call) {
          @Override
          public void sendHeaders(Metadata answer) {
            String text = text();
            if (!text.isEmpty()) {
              answer.put(HEADER, text);
            }
            super.sendHeaders(answer);
          }
        },
        headers);
  }

  private String text() {
    Said last = said;
    long now = System.nanoTime();
    if (now - last.at < KEPT_NANOS) {
      return last.text;
    }
    int partitions = log.partitions();
    String text =
        partitions == 0
            ? ""
            : partitions
                + ";"
                + applied.owned().stream()
                    .filter(it -> it < partitions && state.isLeading())
                    .sorted()
                    .map(String::valueOf)
                    .collect(Collectors.joining(","));
    said = new Said(text, now);
    return text;
  }
}

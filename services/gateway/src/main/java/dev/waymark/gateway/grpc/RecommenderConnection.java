package dev.waymark.gateway.grpc;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.balance.Recommenders;
import io.grpc.Channel;
import io.grpc.ConnectivityState;
import io.grpc.ManagedChannel;
import io.quarkus.grpc.GrpcClient;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.vertx.core.Vertx;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;

/// The one channel to the recommenders, kept open.
///
/// gRPC's own waiting time between attempts to connect grows to two minutes and has no setting; a
/// recommender that comes back is wanted at once. So the waiting is cut short at a fixed interval.
/// With it gRPC looks up the names again, which is also done now and then when all is well: else
/// recommenders that are added would not be found.
@ApplicationScoped
public class RecommenderConnection {

  private static final long LOOK_UP_NANOS = Duration.ofSeconds(10).toNanos();

  private final Channel channel;
  private final Vertx vertx;
  private final Recommenders recommenders;
  private final Duration reconnectInterval;
  private long timer = -1;
  private long lookedUpAt = System.nanoTime();

  RecommenderConnection(
      @GrpcClient("recommender") Channel channel,
      Vertx vertx,
      Recommenders recommenders,
      GatewayConfig config) {
    this.channel = channel;
    this.vertx = vertx;
    this.recommenders = recommenders;
    this.reconnectInterval = config.recommender().reconnectInterval();
  }

  void start(@Observes StartupEvent event) {
    reconnect();
    timer = vertx.setPeriodic(reconnectInterval.toMillis(), id -> reconnect());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  /// Whether a recommender is connected.
  public boolean isReady() {
    return channel instanceof ManagedChannel managed
        && managed.getState(false) == ConnectivityState.READY;
  }

  Channel channel() {
    return channel;
  }

  private void reconnect() {
    if (!(channel instanceof ManagedChannel managed)) {
      return;
    }
    boolean failed = managed.getState(true) == ConnectivityState.TRANSIENT_FAILURE;
    long now = System.nanoTime();
    if (failed || recommenders.isAnyDisconnected() || now - lookedUpAt > LOOK_UP_NANOS) {
      lookedUpAt = now;
      managed.resetConnectBackoff();
    }
  }
}

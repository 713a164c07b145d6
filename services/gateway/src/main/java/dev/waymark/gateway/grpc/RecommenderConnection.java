package dev.waymark.gateway.grpc;

import dev.waymark.gateway.config.GatewayConfig;
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

/// The one connection to the recommender, kept open.
///
/// gRPC's own waiting time between attempts to connect grows to two minutes and has no setting; a
/// recommender that comes back is wanted at once. So the waiting is cut short at a fixed interval.
@ApplicationScoped
public class RecommenderConnection {

  private final Channel channel;
  private final Vertx vertx;
  private final Duration reconnectInterval;
  private long timer = -1;

  RecommenderConnection(
      @GrpcClient("recommender") Channel channel, Vertx vertx, GatewayConfig config) {
    this.channel = channel;
    this.vertx = vertx;
    this.reconnectInterval = config.recommender().reconnectInterval();
  }

  void start(@Observes StartupEvent event) {
    reconnect();
    timer = vertx.setPeriodic(reconnectInterval.toMillis(), id -> reconnect());
  }

  void stop(@Observes ShutdownEvent event) {
    vertx.cancelTimer(timer);
  }

  /// Whether the connection stands.
  public boolean isReady() {
    return channel instanceof ManagedChannel managed
        && managed.getState(false) == ConnectivityState.READY;
  }

  Channel channel() {
    return channel;
  }

  private void reconnect() {
    if (channel instanceof ManagedChannel managed
        && managed.getState(true) == ConnectivityState.TRANSIENT_FAILURE) {
      managed.resetConnectBackoff();
    }
  }
}

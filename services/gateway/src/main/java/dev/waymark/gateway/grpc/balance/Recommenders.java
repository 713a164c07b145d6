package dev.waymark.gateway.grpc.balance;

import io.grpc.ConnectivityState;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.List;

/// The recommenders that this gateway knows of.
@Singleton
public class Recommenders {

  private volatile List<Instance> instances = List.of();

  Recommenders(MeterRegistry metrics) {
    metrics.gauge("waymark.gateway.recommenders.known", this, Recommenders::known);
    metrics.gauge("waymark.gateway.recommenders.available", this, Recommenders::available);
  }

  /// How many of them calls may be sent to.
  public int available() {
    int count = 0;
    for (Instance instance : instances) {
      if (instance.isAvailable()) {
        count++;
      }
    }
    return count;
  }

  /// Whether one of them is not connected.
  public boolean isAnyDisconnected() {
    return instances.stream().anyMatch(it -> it.state() != ConnectivityState.READY);
  }

  /// How many there are by the addresses.
  public int known() {
    return instances.size();
  }

  void are(Collection<Instance> now) {
    instances = List.copyOf(now);
  }
}

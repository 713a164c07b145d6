package dev.waymark.gateway.http;

import io.quarkus.runtime.ShutdownDelayInitiatedEvent;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;

/// Whether the gateway was told to stop and answers what still comes. Load balancers send it no new
/// connections then, but what callers keep open leads here to the end.
@Singleton
class Draining {

  private volatile boolean begun;

  void begin(@Observes ShutdownDelayInitiatedEvent event) {
    begun = true;
  }

  boolean hasBegun() {
    return begun;
  }
}

package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.wiring.LongWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Looks now and then whether a file of keys has changed.
@ApplicationScoped
class KeyWatch {

  private final Callers callers;
  private final GatewayConfig.Auth config;
  private final CountDownLatch stopped = new CountDownLatch(1);

  KeyWatch(Callers callers, GatewayConfig config) {
    this.callers = callers;
    this.config = config.auth();
  }

  void start(@Observes StartupEvent event, LongWork work) {
    if (config.keysFile().isPresent() || config.jwksFile().isPresent()) {
      work.start("Watching the files of keys", this::run);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped.countDown();
  }

  private void run() {
    try {
      while (!stopped.await(config.reloadInterval().toMillis(), TimeUnit.MILLISECONDS)) {
        callers.look();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

package dev.waymark.gateway.kafka;

import dev.waymark.gateway.wiring.BlockingWork;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.util.concurrent.ExecutorService;

/// Connects to the progress log while the gateway starts, without making the start wait for it.
@ApplicationScoped
class LogConnection {

  void start(
      @Observes StartupEvent event, ProgressLog log, @BlockingWork ExecutorService blocking) {
    blocking.execute(log::connect);
  }
}

package dev.waymark.gateway.kafka;

import dev.waymark.gateway.wiring.LongWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import org.jboss.logging.Logger;

/// Connects to the progress log while the gateway starts, without making the start wait for it, and
/// goes on trying until the log is there.
@ApplicationScoped
class LogConnection {

  private static final Logger LOG = Logger.getLogger(LogConnection.class);
  private static final Duration TRY_EVERY = Duration.ofMillis(500);

  private volatile boolean stopping;

  void start(@Observes StartupEvent event, ProgressLog log, LongWork work) {
    work.start("Connecting to the progress log", () -> connect(log));
  }

  void stop(@Observes ShutdownEvent event) {
    stopping = true;
  }

  private void connect(ProgressLog log) {
    try {
      while (!stopping && !log.connect()) {
        Thread.sleep(TRY_EVERY);
      }
    } catch (InterruptedException e) {
      LOG.debug("Connecting ends", e);
    }
  }
}

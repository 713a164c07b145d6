package dev.waymark.gateway.wiring;

import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import org.jboss.logging.Logger;

/// Failures that come when nobody listens any more, such as the end of a call whose client has
/// left: one line in the log each, where Mutiny writes an error with a stack trace.
@Singleton
final class DroppedFailures {
  private static final Logger LOG = Logger.getLogger(DroppedFailures.class);

  void start(@Observes StartupEvent event) {
    Infrastructure.setDroppedExceptionHandler(DroppedFailures::log);
  }

  static void log(Throwable failure) {
    LOG.infof(
        "Dropped, as nobody listens any more: %s",
        failure.toString().lines().findFirst().orElse(failure.getClass().getName()));
    LOG.debug("Dropped", failure);
  }
}

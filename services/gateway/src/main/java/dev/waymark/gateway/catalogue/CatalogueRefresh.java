package dev.waymark.gateway.catalogue;

import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.wiring.LongWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Keeps the copy of the catalogue at the newest release: looks for one at an interval, and at once
/// when an answer came from another release than the copy.
@ApplicationScoped
class CatalogueRefresh {

  private static final Logger LOG = Logger.getLogger(CatalogueRefresh.class);

  /// At a start the connection to the recommender is often just behind the first look.
  private static final Duration FIRST_RETRY = Duration.ofMillis(50);

  private final CatalogueCopier copier;
  private final Duration refreshInterval;
  private final RetryPause retries;
  private final Semaphore wake = new Semaphore(0);
  private volatile @Nullable CatalogueCopy copy;
  private volatile boolean stopped;

  CatalogueRefresh(CatalogueCopier copier, GatewayConfig config) {
    this.copier = copier;
    this.refreshInterval = config.catalogue().refreshInterval();
    this.retries = new RetryPause(FIRST_RETRY, config.catalogue().retryInterval());
  }

  /// The last good copy.
  Optional<CatalogueCopy> copy() {
    return Optional.ofNullable(copy);
  }

  /// Tells that the given release answered just now.
  void saw(String graphRelease) {
    CatalogueCopy current = copy;
    if (current != null && !current.graphRelease().equals(graphRelease)) {
      wake.release();
    }
  }

  void start(@Observes StartupEvent event, LongWork work) {
    work.start("Copying the catalogue", this::run);
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
    wake.release();
  }

  private void run() {
    while (!stopped) {
      Duration pause = refreshInterval;
      if (refresh()) {
        retries.succeeded();
      } else {
        pause = retries.afterFailure();
      }
      try {
        if (wake.tryAcquire(pause.toMillis(), TimeUnit.MILLISECONDS)) {
          wake.drainPermits();
        }
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return;
      }
    }
  }

  private boolean refresh() {
    try {
      RoadmapList now = copier.roadmaps();
      CatalogueCopy current = copy;
      if (current == null || !current.graphRelease().equals(now.graphRelease())) {
        CatalogueCopy next = copier.copy(now);
        copy = next;
        LOG.infof(
            "Copied the catalogue of graph release %s: %d roadmaps, %d topics",
            next.graphRelease(), next.roadmapsById().size(), next.topicsById().size());
      }
      return true;
    } catch (ProblemException | CatalogueCopier.StaleReleaseException e) {
      LOG.debugf("The catalogue could not be copied: %s", e.getMessage());
      return false;
    } catch (RuntimeException e) {
      // The copy is a convenience: whatever goes wrong with it, the gateway runs on and tries
      // again.
      LOG.warn("The catalogue could not be copied", e);
      return false;
    }
  }
}

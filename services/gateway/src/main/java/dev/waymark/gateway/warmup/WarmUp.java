package dev.waymark.gateway.warmup;

import dev.waymark.gateway.answer.RoadmapSummary;
import dev.waymark.gateway.catalogue.Catalogue;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.map.RoadmapMaps;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.wiring.LongWork;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.TimeoutException;
import io.smallrye.mutiny.subscription.Cancellable;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/// Asks for what callers will ask before the gateway says that it is ready: so classes are loaded,
/// methods compiled and maps laid out, or under way, when the first of them comes. It begins when
/// the catalogue is there; a gateway whose recommender is away becomes ready without it.
@ApplicationScoped
public class WarmUp {

  private static final Logger LOG = Logger.getLogger(WarmUp.class);

  private static final Duration LOOK_EVERY = Duration.ofMillis(20);
  private static final Duration ANSWER_TIMEOUT = Duration.ofSeconds(5);

  private final Catalogue catalogue;
  private final RoadmapMaps maps;
  private final OwnRequests requests;
  private final GatewayConfig.WarmUp config;
  private long begun = System.nanoTime();
  private volatile boolean done;
  private volatile boolean stopped;

  WarmUp(Catalogue catalogue, RoadmapMaps maps, OwnRequests requests, GatewayConfig config) {
    this.catalogue = catalogue;
    this.maps = maps;
    this.requests = requests;
    this.config = config.warmUp();
  }

  /// Whether it is over, or nothing is waited for any more.
  public boolean isOver() {
    return done || System.nanoTime() - begun > config.maxWait().toNanos();
  }

  void start(@Observes StartupEvent event, LongWork work) {
    begun = System.nanoTime();
    if (config.time().isZero()) {
      done = true;
    } else {
      work.start("Warming up", this::run);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    stopped = true;
  }

  private void run() {
    try {
      while (!stopped && (catalogue.copiedRelease().isEmpty() || !requests.isPossible())) {
        Thread.sleep(LOOK_EVERY);
      }
      if (!stopped) {
        ask();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (ProblemException | TimeoutException e) {
      LOG.debugf("The warm-up ended early: %s", e.getMessage());
    } catch (RuntimeException e) {
      // It is a convenience: whatever goes wrong with it, the gateway does its work.
      LOG.warn("The warm-up ended early", e);
    } finally {
      done = true;
    }
  }

  private void ask() throws InterruptedException {
    long start = System.nanoTime();
    List<String> roadmaps =
        catalogue.roadmaps().await().atMost(ANSWER_TIMEOUT).answer().roadmaps().stream()
            .map(RoadmapSummary::roadmapId)
            .toList();
    layOut(roadmaps);
    int answered = 0;
    try (OwnRequests.Connections connections = requests.connect()) {
      for (int n = 0; !roadmaps.isEmpty() && !stopped && isWithin(start); n++) {
        answered += connections.ask(roadmaps.get(n % roadmaps.size()));
      }
    }
    LOG.infof("Warmed up in %d ms: %d requests", (System.nanoTime() - start) / 1_000_000, answered);
  }

  /// One map after the other, beside the requests. Nobody waits for the last: who asks for a map
  /// meanwhile gets it when it is there.
  private void layOut(List<String> roadmaps) {
    Cancellable _ =
        Multi.createFrom()
            .iterable(roadmaps)
            .onItem()
            .transformToUniAndConcatenate(roadmap -> maps.map(roadmap, RoadmapMaps.USUAL_WIDTH))
            .subscribe()
            .with(
                map -> {},
                failure -> LOG.debugf("The maps were not laid out: %s", failure.getMessage()));
  }

  private boolean isWithin(long start) {
    return System.nanoTime() - start < config.time().toNanos();
  }
}

package dev.waymark.recommender.learner;

import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.wiring.BlockingWork;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Learns from the database how far the partitions of other instances count, while somebody waits
/// for that.
@Singleton
public final class RemoteOffsets {
  private static final Logger LOG = Logger.getLogger(RemoteOffsets.class);
  private static final long EVERY_MILLIS = 20;
  private static final long RETRY_MILLIS = 250;

  private final AppliedOffsets applied;
  private final Neo4jProgressLog stored;
  private final BlockingWork blocking;
  private final AtomicBoolean looking = new AtomicBoolean();

  RemoteOffsets(AppliedOffsets applied, Neo4jProgressLog stored, BlockingWork blocking) {
    this.applied = applied;
    this.stored = stored;
    this.blocking = blocking;
  }

  /// Looks until nobody waits any more.
  public void look() {
    if (!applied.awaitedElsewhere().isEmpty() && looking.compareAndSet(false, true)) {
      blocking.execute(this::lookOn);
    }
  }

  private void lookOn() {
    try {
      List<Integer> awaited = applied.awaitedElsewhere();
      while (!awaited.isEmpty()) {
        Thread.sleep(lookOnce(awaited) ? EVERY_MILLIS : RETRY_MILLIS);
        awaited = applied.awaitedElsewhere();
      }
    } catch (InterruptedException e) {
      LOG.debug("Looking ends", e);
      return;
    } finally {
      looking.set(false);
    }
    look();
  }

  private boolean lookOnce(List<Integer> partitions) {
    try {
      stored.committedOffsets(partitions).forEach(applied::advance);
      return true;
    } catch (StoreUnavailableException e) {
      LOG.debug("The committed offsets of other partitions can't be read", e);
      return false;
    }
  }
}

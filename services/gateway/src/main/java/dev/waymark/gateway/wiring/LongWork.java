package dev.waymark.gateway.wiring;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.concurrent.ExecutorService;
import org.jboss.logging.Logger;

/// Work that goes on as long as the gateway runs. A piece of it that ends by a failure, even an
/// error of the virtual machine, is remembered: the gateway is not alive then.
@Singleton
public class LongWork {
  private static final Logger LOG = Logger.getLogger(LongWork.class);

  private final ExecutorService blocking;
  private final ConcurrentSkipListSet<String> dead = new ConcurrentSkipListSet<>();

  LongWork(@BlockingWork ExecutorService blocking) {
    this.blocking = blocking;
  }

  /// Does `work`, which returns only when it was asked to stop or is done, on a thread of its own.
  public void start(String name, Runnable work) {
    blocking.execute(() -> {
      boolean ended = false;
      try {
        work.run();
        ended = true;
      } finally {
        if (!ended) {
          dead.add(name);
          LOG.fatalf("%s ended by a failure: this gateway must be started again", name);
        }
      }
    });
  }

  /// The names of the pieces that ended by a failure.
  public List<String> dead() {
    return List.copyOf(dead);
  }
}

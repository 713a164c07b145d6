package dev.waymark.recommender.wiring;

import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jboss.logging.Logger;

/// The threads that the service can't be without. One that ends by a failure, even an error of the
/// virtual machine, is remembered: a process with a dead thread is a dead process.
@Singleton
public final class ServiceThreads {
  private static final Logger LOG = Logger.getLogger(ServiceThreads.class);

  private final Map<String, String> dead = new ConcurrentSkipListMap<>();

  /// A thread that does `work`, which returns only when it was asked to stop.
  public Thread.Builder.OfPlatform named(String name) {
    return Thread.ofPlatform()
        .name(name)
        .daemon()
        .uncaughtExceptionHandler((thread, failure) -> died(name, failure));
  }

  private void died(String name, Throwable failure) {
    // First what needs no memory.
    dead.put(name, failure.getClass().getName());
    LOG.fatalf(failure, "The thread %s died: this instance must be started again", name);
  }

  /// The names of the threads that died.
  public List<String> dead() {
    return List.copyOf(dead.keySet());
  }
}

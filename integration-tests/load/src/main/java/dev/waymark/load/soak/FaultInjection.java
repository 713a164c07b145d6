package dev.waymark.load.soak;

import dev.waymark.load.suite.Program;
import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;
import java.time.Duration;

/// Does faults to a suite, undoes them, and measures how long the log needed.
final class FaultInjection {
  /// Longer than the session after which the group gives a silent member's partitions away.
  private static final Duration FROZEN = Duration.ofSeconds(8);

  /// Records of so long after the strike must count before it is overcome.
  private static final Duration UNDER_FAULT = Duration.ofSeconds(1);

  private final Suite suite;
  private final CountedOffsets progress;
  private final Duration databaseStop;

  FaultInjection(Suite suite, CountedOffsets progress, Duration databaseStop) {
    this.suite = suite;
    this.progress = progress;
    this.databaseStop = databaseStop;
  }

  /// One fault, from strike to cure.
  ///
  /// @return the time until all counted that stood in the log a second after it struck or, for a
  ///   server, a second after the server answered again
  Duration inject(Fault fault, Recommender victim) throws InterruptedException {
    return switch (fault) {
      case KILL_RECOMMENDER -> {
        long start = System.nanoTime();
        victim.kill();
        victim.start();
        progress.awaitNow(UNDER_FAULT);
        Duration took = since(start);
        victim.awaitReady();
        yield took;
      }
      case KILL_RECOMMENDER_FOR_GOOD -> {
        long start = System.nanoTime();
        victim.kill();
        progress.awaitNow(UNDER_FAULT);
        Duration took = since(start);
        victim.start();
        victim.awaitReady();
        yield took;
      }
      case FREEZE_RECOMMENDER -> freeze(victim);
      case KILL_BROKER -> restart(suite.kafka(), true, Duration.ZERO);
      case RESTART_BROKER -> restart(suite.kafka(), false, Duration.ZERO);
      case KILL_DATABASE -> restart(suite.neo4j(), true, Duration.ZERO);
      case RESTART_DATABASE -> restart(suite.neo4j(), false, Duration.ZERO);
      case STOP_DATABASE -> restart(suite.neo4j(), false, databaseStop);
      case KILL_GATEWAY -> {
        long start = System.nanoTime();
        suite.gateway().kill();
        suite.gateway().start();
        suite.awaitGateway();
        yield since(start);
      }
    };
  }

  private Duration freeze(Recommender victim) throws InterruptedException {
    victim.look();
    long start = System.nanoTime();
    victim.program().freeze();
    try {
      progress.awaitNow(UNDER_FAULT);
      Duration took = since(start);
      Thread.sleep(Math.max(0, FROZEN.minus(took).toMillis()));
      return took;
    } finally {
      victim.program().thaw();
    }
  }

  private Duration restart(Program server, boolean kill, Duration away)
      throws InterruptedException {
    if (kill) {
      server.kill();
    } else {
      server.stop();
    }
    Thread.sleep(away);
    server.start();
    suite.awaitServer(server);
    long answers = System.nanoTime();
    progress.awaitNow(UNDER_FAULT);
    return since(answers);
  }

  private static Duration since(long start) {
    return Duration.ofNanos(System.nanoTime() - start);
  }
}

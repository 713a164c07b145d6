package dev.waymark.load.outage;

import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Suite;
import java.io.PrintStream;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/// Takes one part of a running suite after the other down, makes every call meanwhile, and brings
/// the part back.
public final class Outages {
  private static final Duration TIMEOUT = Duration.ofMinutes(2);
  private static final long PAUSE_MILLIS = 100;

  private final int rounds;
  private final PrintStream progress;

  private Outages(int rounds, PrintStream progress) {
    this.rounds = rounds;
    this.progress = progress;
  }

  /// Runs outages on suites of their own.
  ///
  /// @param rounds how often each call is made during each
  /// @param gatewayFlags settings of the gateway besides
  public static List<OutageResult> run(
      Checkout checkout,
      List<Outage> outages,
      int rounds,
      PrintStream progress,
      String... gatewayFlags)
      throws InterruptedException {
    var run = new Outages(rounds, progress);
    var seen = new ArrayList<OutageResult>();
    for (int recommenders : outages.stream().map(Outage::recommenders).distinct().toList()) {
      try (Suite suite = new Suite(checkout, recommenders, true, gatewayFlags)) {
        suite.start();
        run.warmUp(suite);
        for (Outage outage : outages) {
          if (outage.recommenders() == recommenders) {
            seen.add(run.tryOut(outage, suite));
          }
        }
      }
    }
    return seen;
  }

  /// Has every part answer every call, so that no outage is blamed for a first time.
  private void warmUp(Suite suite) throws InterruptedException {
    for (int i = 0; i < 20; i++) {
      for (AppCall call : AppCall.all(stranger())) {
        var _ = AppAnswer.of(call, suite.http("/"));
      }
    }
    awaitAll(suite);
  }

  private OutageResult tryOut(Outage outage, Suite suite) throws InterruptedException {
    progress.println("down: " + outage.text());
    URI gateway = suite.http("/");
    Map<String, List<AppAnswer>> answers = new LinkedHashMap<>();
    outage.begin(suite);
    try {
      for (int i = 0; i < rounds; i++) {
        for (AppCall call : AppCall.all(stranger())) {
          answers
              .computeIfAbsent(call.name(), name -> new ArrayList<>())
              .add(AppAnswer.of(call, gateway));
        }
      }
    } finally {
      outage.end(suite);
    }
    long start = System.nanoTime();
    awaitAll(suite);
    return new OutageResult(outage, answers, Duration.ofNanos(System.nanoTime() - start));
  }

  /// Waits until every call is answered well.
  private static void awaitAll(Suite suite) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    while (true) {
      List<String> bad =
          AppCall.all(stranger()).stream()
              .map(call -> call.name() + ": " + AppAnswer.of(call, suite.http("/")))
              .filter(it -> !it.contains("kind=answer"))
              .toList();
      if (bad.isEmpty()) {
        return;
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException("Not answered again: " + bad);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private static String stranger() {
    return "outage-" + UUID.randomUUID();
  }
}

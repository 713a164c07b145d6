package dev.waymark.load.soak;

import dev.waymark.load.event.RandomEvents;
import dev.waymark.load.event.Subjects;
import dev.waymark.load.event.Traffic;
import dev.waymark.load.replay.ExpectedState;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Collectors;

/// Faults under load, round after round, and comparisons of the state with the log in between.
public final class Soak {
  private static final int COMPARE_EVERY = 10;
  private static final Duration HISTORY = Duration.ofDays(30);

  private final SoakOptions options;
  private final Suite suite;
  private final PrintStream out;
  private final long started = System.nanoTime();
  private final Map<Fault, List<Duration>> recoveries = new EnumMap<>(Fault.class);
  private final List<String> differences = new ArrayList<>();

  private Soak(SoakOptions options, Suite suite, PrintStream out) {
    this.options = options;
    this.suite = suite;
    this.out = out;
  }

  /// Runs a soak on a suite of its own.
  ///
  /// @param out where progress is told
  public static SoakReport run(SoakOptions options, Checkout checkout, PrintStream out)
      throws InterruptedException, ExecutionException {
    try (Suite suite = new Suite(checkout, 2, true)) {
      Soak soak = new Soak(options, suite, out);
      suite.start();
      out.printf("%5.0f s  Neo4j, Kafka, two recommenders and a gateway are ready%n", soak.now());
      return soak.run();
    }
  }

  private SoakReport run() throws InterruptedException, ExecutionException {
    RandomGenerator random = random(options.seed());
    Subjects subjects = Subjects.in(suite.driver());
    RandomEvents events =
        new RandomEvents(
            subjects,
            options.learners(),
            "learner",
            Instant.now().minus(HISTORY).getEpochSecond(),
            random(options.seed() + 1));
    Traffic traffic = new Traffic(events, random(options.seed() + 2));
    List<Round> rounds =
        options.rounds() == 0 ? Round.brief(random) : Round.full(options.rounds(), random);
    var accepted = ConcurrentHashMap.<String>newKeySet();
    try (CountedOffsets progress = new CountedOffsets(suite);
        GatewaySender gateway = new GatewaySender(suite, accepted);
        Sender sender =
            new Sender(traffic, gateway, accepted, suite.kafkaBootstrapServers(), options.rate());
        ExpectedState state =
            new ExpectedState(suite.kafkaBootstrapServers(), suite.driver(), subjects);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      FaultInjection faults = new FaultInjection(suite, progress, options.databaseStop());
      Inspection inspection = new Inspection(suite, state, sender);
      Inspection.Findings findings = Inspection.Findings.NONE;
      int comparisons = 0;
      for (int i = 0; i < rounds.size(); i++) {
        run(rounds.get(i), options.events() / rounds.size(), faults, sender, threads);
        boolean last = i == rounds.size() - 1;
        if (last || i % COMPARE_EVERY == COMPARE_EVERY - 1) {
          sender.drain();
          progress.awaitEnd();
          findings = inspection.inspect();
          differences.addAll(findings.differences());
          comparisons++;
        }
        tell(i + 1, rounds.size(), rounds.get(i), sender.sent(), comparisons);
      }
      return report(sender, findings, comparisons);
    }
  }

  private void run(
      Round round, int events, FaultInjection faults, Sender sender, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    Duration load = Duration.ofMillis(1_000L * events / options.rate());
    long enough = sender.sent() + events;
    Future<Void> done =
        threads.submit(() -> {
          Thread.sleep(round.delay(load));
          strike(round, faults, threads);
          return null;
        });
    sender.sendUntil(() -> sender.sent() >= enough && done.isDone());
    done.get();
  }

  private void strike(Round round, FaultInjection faults, ExecutorService threads)
      throws InterruptedException, ExecutionException {
    List<Future<Void>> striking = new ArrayList<>();
    for (int i = 0; i < round.faults().size(); i++) {
      Fault fault = round.faults().get(i);
      Recommender victim = suite.recommenders().get((round.victim() + i) % 2);
      Callable<Void> strike =
          () -> {
            Duration took = faults.inject(fault, victim);
            synchronized (recoveries) {
              recoveries.computeIfAbsent(fault, it -> new ArrayList<>()).add(took);
            }
            return null;
          };
      Future<Void> struck = threads.submit(strike);
      if (!round.together()) {
        struck.get();
      }
      striking.add(struck);
    }
    for (Future<Void> struck : striking) {
      struck.get();
    }
  }

  private void tell(int round, int of, Round what, long sent, int comparisons) {
    out.printf(
        "%5.0f s  round %d of %d, %d events, %d comparisons, %d differences: %s%n",
        now(),
        round,
        of,
        sent,
        comparisons,
        differences.size(),
        what.faults().stream()
            .map(Fault::text)
            .collect(Collectors.joining(what.together() ? ", with " : ", then ")));
    differences.stream().limit(10).forEach(it -> out.println("         " + it));
  }

  private SoakReport report(Sender sender, Inspection.Findings findings, int comparisons) {
    List<Recommender> recommenders = suite.recommenders();
    recommenders.forEach(Recommender::look);
    return new SoakReport(
        options,
        recoveries,
        sender.sent(),
        recommenders.stream().mapToLong(Recommender::rebalances).sum(),
        counted("waymark_commit_conflicts_total"),
        counted("waymark_ingest_retries_total"),
        findings.outcome(),
        findings.verified(),
        comparisons,
        Duration.ofNanos(System.nanoTime() - started),
        differences);
  }

  private long counted(String name) {
    return Math.round(suite.recommenders().stream().mapToDouble(it -> it.counted(name)).sum());
  }

  private double now() {
    return (System.nanoTime() - started) / 1e9;
  }

  private static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }
}

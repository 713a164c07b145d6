package dev.waymark.load.bench;

import dev.waymark.load.event.RandomEvents;
import dev.waymark.load.event.Subjects;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `ingestion`.
@Command(
    name = "ingestion",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Kafka to committed in Neo4j, against the raw write of the same rows.")
public final class IngestionCommand implements Callable<Integer> {
  private static final int WARM_UP = 100_000;
  private static final int ONE_BY_ONE = 3_000;

  @Option(
      names = "--events",
      defaultValue = "200000",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--learners",
      defaultValue = "10000",
      description = "Who send them (default: ${DEFAULT-VALUE}).")
  private int learners;

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    try (Suite suite = new Suite(checkout, 1, false)) {
      suite.start();
      System.out.printf("ready; warming up with %,d events and their rows%n", WARM_UP);
      Subjects subjects = Subjects.in(suite.driver());
      Recommender recommender = suite.recommenders().getFirst();
      try (Backlog backlog = new Backlog(suite)) {
        List<ProgressEvent> warmUp = make(subjects, 2_000, "warm", WARM_UP);
        backlog.work(warmUp);
        raw(suite, warmUp, subjects).clear();

        List<ProgressEvent> first = make(subjects, learners, "first", events);
        Measured created =
            new Measured("events, first time", events, backlog.measure(first, recommender));
        System.out.println(created.row());
        List<ProgressEvent> second = make(subjects, learners, "first", 2 * events);
        Measured updated =
            new Measured(
                "events again, most rows there",
                events,
                backlog.measure(second.subList(events, 2 * events), recommender));
        System.out.println(updated.row());

        RawWrites raw = new RawWrites(suite.driver(), first, subjects);
        raw.prepare();
        Measured rawCreated =
            new Measured("raw rows, first time (`MERGE`)", raw.count(), raw.createOrUpdate());
        System.out.println(rawCreated.row());
        Measured rawUpdated =
            new Measured("raw rows again (`MATCH … SET`)", raw.count(), raw.update());
        System.out.println(rawUpdated.row());
        Measured oneByOne =
            new Measured(
                "raw rows, one a transaction (sample)", ONE_BY_ONE, raw.updateOneByOne(ONE_BY_ONE));
        System.out.println(oneByOne.row());
        write(checkout, created, updated, rawCreated, rawUpdated, oneByOne);
      }
    }
    return 0;
  }

  private static RawWrites raw(Suite suite, List<ProgressEvent> events, Subjects subjects) {
    RawWrites raw = new RawWrites(suite.driver(), events, subjects);
    raw.prepare();
    var _ = raw.createOrUpdate();
    var _ = raw.update();
    var _ = raw.updateOneByOne(ONE_BY_ONE);
    return raw;
  }

  /// The same events for the same arguments.
  static List<ProgressEvent> make(Subjects subjects, int learners, String prefix, int count) {
    RandomEvents random =
        new RandomEvents(
            subjects,
            learners,
            prefix,
            Instant.now().minus(Duration.ofDays(60)).getEpochSecond(),
            RandomGeneratorFactory.of("L64X128MixRandom").create(prefix.hashCode()));
    return Stream.generate(random::next).limit(count).toList();
  }

  private void write(
      Checkout checkout,
      Measured created,
      Measured updated,
      Measured rawCreated,
      Measured rawUpdated,
      Measured oneByOne)
      throws java.io.IOException {
    String body =
        """
        %,d events of %,d learners (Zipf) wait in Kafka while the recommender is frozen; measured is the time from its going on to the
        commit of the last. The raw writes are the same rows with the plain driver, from one thread, 2,000 a transaction. The one
        recommender decodes, applies and writes on one thread too.

        | | count | time | a second |
        |---|---|---|---|
        %s
        %s
        %s
        %s
        %s

        | ratio | measured | bar |
        |---|---|---|
        | first time, events over raw rows | %.0f %% | 50 %% |
        | again, events over raw rows | %.0f %% | 50 %% |
        | again, events over one transaction a row | %.0f × | 10 × |
        """
            .formatted(
                events,
                learners,
                created.row(),
                updated.row(),
                rawCreated.row(),
                rawUpdated.row(),
                oneByOne.row(),
                100 * created.perSecond() / rawCreated.perSecond(),
                100 * updated.perSecond() / rawUpdated.perSecond(),
                updated.perSecond() / oneByOne.perSecond());
    Page.write(
        checkout,
        "Throughput",
        "./waymark bench ingestion --events " + events + " --learners " + learners,
        body);
  }
}

package dev.waymark.load.bench;

import dev.waymark.load.event.RandomEvents;
import dev.waymark.load.event.Subjects;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Suite;
import dev.waymark.progress.v1.ProgressEvent;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
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
      try (Backlog backlog = new Backlog(suite)) {
        List<ProgressEvent> warmUp = make(subjects, 2_000, "warm", WARM_UP);
        backlog.work(warmUp);
        RawWrites warmUpRows = new RawWrites(suite, warmUp, subjects, "warm-");
        var _ = raw(warmUpRows, false);
        warmUpRows.clear();

        List<ProgressEvent> all = make(subjects, learners, "first", 2 * events);
        List<ProgressEvent> first = all.subList(0, events);
        Measured created = told(backlog.measure("events, first time", first));
        Measured updated =
            told(backlog.measure("events again, most rows there", all.subList(events, 2 * events)));
        write(
            checkout, created, updated, raw(new RawWrites(suite, first, subjects, "first-"), true));
      }
    }
    return 0;
  }

  /// First time, again, and one by one.
  private static List<Measured> raw(RawWrites raw, boolean tell) {
    raw.prepare();
    List<Measured> all = new ArrayList<>();
    all.add(raw.createOrUpdate());
    all.add(raw.update());
    all.add(raw.updateOneByOne(ONE_BY_ONE));
    if (tell) {
      all.forEach(IngestionCommand::told);
    }
    return all;
  }

  private static Measured told(Measured measured) {
    System.out.println(measured.row());
    return measured;
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

  private void write(Checkout checkout, Measured created, Measured updated, List<Measured> raw)
      throws IOException {
    Measured rawCreated = raw.get(0);
    Measured rawUpdated = raw.get(1);
    Measured oneByOne = raw.get(2);
    String body =
        """
        %,d events of %,d learners (Zipf) wait in Kafka while the recommender is frozen; measured is the time from its going on to the
        commit of the last. The raw writes are one row for each event and topic, with the properties that the recommender stores in
        such a row, by the plain driver from one thread, 2,000 rows a transaction. The recommender also decodes the events, decides
        what they come to, writes the learners' totals and event ids, and announces what changed; it writes several events of a
        learner on a topic as one row where they come together.

        | | count | time | a second | processor time of Neo4j | of the recommender |
        |---|---|---|---|---|---|
        %s
        %s
        %s
        %s
        %s

        | ratio | measured | bar |
        |---|---|---|
        | first time: time of the raw rows over time of the events they stand for | %.0f %% | 50 %% |
        | again: time of the raw rows over time of the events they stand for | %.0f %% | 50 %% |
        | again: events a second over transactions of one row a second | %.0f × | 10 × |
        """
            .formatted(
                events,
                learners,
                created.row(),
                updated.row(),
                rawCreated.row(),
                rawUpdated.row(),
                oneByOne.row(),
                100.0 * rawCreated.time().toNanos() / created.time().toNanos(),
                100.0 * rawUpdated.time().toNanos() / updated.time().toNanos(),
                updated.perSecond() / oneByOne.perSecond());
    Page.write(
        checkout,
        "Throughput",
        "./waymark bench ingestion --events " + events + " --learners " + learners,
        body);
  }
}

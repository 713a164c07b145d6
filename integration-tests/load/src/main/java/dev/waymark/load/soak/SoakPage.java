package dev.waymark.load.soak;

import dev.waymark.load.replay.ReplayOutcome;
import dev.waymark.load.suite.Machine;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// The report as a page in Markdown.
final class SoakPage {
  private SoakPage() {}

  static String of(SoakReport report) {
    SoakOptions options = report.options();
    ReplayOutcome outcome = report.outcome();
    Map<Fault, List<Duration>> recoveries = report.recoveries();
    return """
    # Soak report

    `./waymark soak --rounds %d --seed %d --events %d --database-stop %d` wrote this page: faults at random points under load, and
    what the state came to.

    **Differences: %d.**

    | | |
    |---|---|
    | ran | %d min %d s, on %s |
    | suite | Neo4j and Kafka as a process each, two recommenders, a gateway |
    | load | %,d events of %,d learners (Zipf), %,d a second |
    | `kill -9` of a recommender | %d |
    | all faults | %d |
    | comparisons with the log | %d |

    ## Counts

    What an independent reading of the log came to at the end. It shares no code with the services, and Neo4j agreed with it on each
    learner and topic: attempts, successes, last outcomes, flags, times, totals.

    | records | |
    |---|---|
    | in the log | %,d |
    | applied | %,d |
    | duplicates | %,d |
    | dead letters | %,d |
    | misrouted, counted where they were repeated | %,d |
    | in the log beyond those sent: copies of misrouted ones, and what senders and the gateway sent again | %,d |
    | dead letters written twice, with the same origin | %,d |
    | events that counted twice because over 2,048 others lay between | %,d |

    The command `verify`, which replays the full state, said: %s.

    ## Recovery

    Time until all counted that stood in the log a second after the fault struck; for a broker or a database, after it answered again. A
    recommender that dies without a word is missed after its session of 6 s.

    | fault | times | p50 | max |
    |---|---|---|---|
    %s
    Instances were given partitions %d times. Of their transactions %d were refused because the committed offset had moved, and %d attempts
    failed because a server did not answer.

    ## How

    Senders write straight to Kafka in all five forms of a record, and one event in 25 goes through the gateway. Events are a
    little out of order, about 3 in 100 are sent again soon after, a few replace a profile or erase a learner, and one record in
    100 is poison: no CloudEvent, broken JSON, broken protobuf, a rule broken, an unknown topic, over 64 KiB, an unknown type, a wrong
    key, a wrong partition. Every round ends a recommender and most do something else besides, a third of them at the same time.
    Every tenth round and at the end the load pauses, and these are compared: what senders know to be in the log, the log,
    the dead letters (each with its reason, untouched), Neo4j, exports from both recommenders and the gateway, and `verify`.
    A short form runs in `./waymark test`.
    """
        .formatted(
            options.rounds(),
            options.seed(),
            options.events(),
            options.databaseStop().toSeconds(),
            report.differences().size(),
            report.took().toMinutes(),
            report.took().toSecondsPart(),
            Machine.description(),
            report.sent(),
            options.learners(),
            options.rate(),
            recoveries.entrySet().stream()
                .filter(it -> it.getKey().killsRecommender())
                .mapToInt(it -> it.getValue().size())
                .sum(),
            recoveries.values().stream().mapToInt(List::size).sum(),
            report.comparisons(),
            outcome.records(),
            outcome.applied(),
            outcome.duplicates(),
            outcome.deadLetters(),
            outcome.forwarded(),
            outcome.resent(),
            outcome.repeatedLetters(),
            outcome.countedAgain(),
            report.verified(),
            table(recoveries),
            report.rebalances(),
            report.refusedWrites(),
            report.retries());
  }

  private static String table(Map<Fault, List<Duration>> recoveries) {
    StringBuilder rows = new StringBuilder();
    recoveries.forEach((fault, times) -> {
      List<Duration> sorted = times.stream().sorted().toList();
      rows.append(
          "| %s | %d | %s | %s |%n"
              .formatted(
                  fault.text(),
                  sorted.size(),
                  seconds(sorted.get(sorted.size() / 2)),
                  seconds(sorted.getLast())));
    });
    return rows.toString();
  }

  private static String seconds(Duration time) {
    return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1e3);
  }
}

package dev.waymark.load.wire;

import dev.waymark.load.suite.Machine;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// The page of figures, with the bars beside them.
final class WirePage {
  private static final int BAR_SIZE = 1_000;

  private WirePage() {}

  static String of(WireOptions options, List<SizeFigures> sizes, String command) {
    return """
    # Wire benchmarks

    `%s` wrote this page, on %s. All of it was measured in one run: servers, services and the load, a process of its own, share the machine,
    so ratios say more than numbers.

    %,d learners with right answers on 30 topics each are asked for over %d connections that stay open, each of which asks the next question when the last is answered. Each row is %d rounds of %d s,
    after %d s to warm up; rounds of different rows take turns. *A second* is the middle one of the rounds, beside it the least and the most; percentiles are of all rounds.
    *Gateway* and *recommender* are the processor time that the process took for one question, with its garbage collection and compilation; in the row of the echo, that of its two processes. What
    a recommender takes to count the progress sent is in the row of that.

    - The *echo* is an answer of the same size through two processes on the same stack, REST in front of gRPC, that do nothing else.
    - With *a token*, each request carries a signed token of an identity provider, which the gateway checks, as with `up --auth`.
    - *Cypher* is the question which topics the learner could take now, those that open most first, asked directly through Neo4j's driver by %d threads, without REST or gRPC: no reasons, no
      resources, no forecasts. More threads gained nothing but waits.
    - 132 topics are `ml-engineer`; the larger roadmaps are made of layers, with three hard prerequisites and two resources a topic.

    | topics | | a second | rounds | p50 | p99 | p99.9 | gateway | recommender | failed |
    |---|---|---|---|---|---|---|---|---|---|
    %s

    | topics | ratio | measured | bar |
    |---|---|---|---|
    %s
    """
        .formatted(
            command,
            Machine.description(),
            options.learners(),
            options.connections(),
            options.rounds(),
            options.time().toSeconds(),
            options.warmUp().toSeconds(),
            WireOptions.CYPHER_ASKERS,
            sizes.stream()
                .flatMap(size -> size.all().stream().map(figure -> figure.row(size.topics())))
                .collect(Collectors.joining("\n")),
            sizes.stream().map(WirePage::ratios).collect(Collectors.joining("\n")));
  }

  private static String ratios(SizeFigures size) {
    boolean bar = size.topics() == BAR_SIZE;
    return String.join(
        "\n",
        row(
            size,
            "next steps, of the echo's throughput",
            "%.0f %%",
            100 * size.ofEcho(),
            bar ? "at least 50 %" : ""),
        row(
            size,
            "next steps, p99 over the echo's",
            "%.1f ×",
            size.p99OfEcho(),
            bar ? "at most 3 ×" : ""),
        row(
            size,
            "next steps over Cypher",
            "%,.0f ×",
            size.timesCypher(),
            switch (size.topics()) {
              case BAR_SIZE -> "at least 30 ×";
              case 10 * BAR_SIZE -> "at least 1,000 ×";
              default -> "";
            }),
        row(
            size,
            "what a token costs of the throughput",
            "%.0f %%",
            100 * size.costOfSigningIn(),
            "at most 15 %"));
  }

  private static String row(
      SizeFigures size, String what, String format, double value, String bar) {
    return String.format(
        Locale.ROOT, "| %,d | %s | " + format + " | %s |", size.topics(), what, value, bar);
  }
}

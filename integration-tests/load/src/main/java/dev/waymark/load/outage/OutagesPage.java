package dev.waymark.load.outage;

import dev.waymark.load.suite.Machine;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The outages as a page in Markdown.
final class OutagesPage {
  private OutagesPage() {}

  static String of(List<OutageResult> seen, int rounds) {
    return """
    # Outages

    `./waymark outages --rounds %d` wrote this page, on %s: it stopped or froze the real thing under the packaged services, made each call %d
    times meanwhile, one after the other, and brought the thing back. In a cell are status, what the body is, and the slowest answer in ms; `×`
    counts. `copy` is the gateway's copy of the catalogue, with `Waymark-Stale: true`; `plain order` is marked `"degraded": true` and needs
    `waymark.gateway.degraded-answers`; any other word is the type of a problem. Every 503 and 504 had `Retry-After`: **%s**.

    %s
    The last row is the time from when the thing itself was back (a frozen one: from `SIGCONT`) until every call was answered well again.

    - An event is accepted only once Kafka acknowledged it; without Kafka it is refused, with the ids under which to send it again.
    - Without Neo4j, learners who are in a recommender's memory get their answers from it; others are 503. A change of a profile is safe in the log and
      answered before it counts, with the token that waits for it.
    - Without Kafka a change of a profile is 503; it may be made again.
    - Three calls in a row without any answer, and a frozen recommender gets no more until it answers a probe: what is 504 first is 503 at once then.
    """
        .formatted(
            rounds,
            Machine.description(),
            rounds,
            seen.stream()
                    .flatMap(it -> it.answers().values().stream())
                    .flatMap(List::stream)
                    .allMatch(it -> it.status() < 503 || it.retryAfter())
                ? "yes"
                : "no",
            table(seen));
  }

  private static String table(List<OutageResult> seen) {
    var rows = new ArrayList<String>();
    rows.add(row("down", seen.stream().map(it -> it.outage().text()).toList()));
    rows.add("|---|" + "---|".repeat(seen.size()));
    for (String call : seen.getFirst().answers().keySet()) {
      rows.add(
          row(
              call,
              seen.stream().map(it -> cell(it.answers().getOrDefault(call, List.of()))).toList()));
    }
    rows.add(
        row(
            "all well again after",
            seen.stream()
                .map(it -> String.format(Locale.ROOT, "%.1f s", it.backAfter().toMillis() / 1e3))
                .toList()));
    return String.join("\n", rows) + "\n";
  }

  private static String row(String first, List<String> cells) {
    return "| " + first + " | " + String.join(" | ", cells) + " |";
  }

  private static String cell(List<AppAnswer> answers) {
    Map<String, List<AppAnswer>> kinds =
        answers.stream()
            .collect(
                Collectors.groupingBy(
                    it -> it.status() + " " + it.kind(), LinkedHashMap::new, Collectors.toList()));
    return kinds.entrySet().stream()
        .map(it ->
            "%s%s, %d"
                .formatted(
                    kinds.size() > 1 ? it.getValue().size() + " × " : "",
                    it.getKey(),
                    it.getValue().stream().mapToLong(AppAnswer::millis).max().orElse(0)))
        .collect(Collectors.joining("; "));
  }
}

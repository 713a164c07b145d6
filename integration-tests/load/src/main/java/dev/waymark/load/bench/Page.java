package dev.waymark.load.bench;

import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Machine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The page of measurements: each command replaces the section of its own.
final class Page {
  private static final String FILE = "docs/reference/ingestion-benchmarks.md";
  private static final String HEAD =
      """
      # Ingestion benchmarks

      `./waymark bench ingestion`, `latency`, `rebuild` and `owners` each write their section of this page. Neo4j,
      Kafka, the recommender, the gateway and the load generator share the machine, so ratios within one run say more than seconds.
      """;

  private Page() {}

  /// Writes a section, with the machine that it was measured on.
  ///
  /// @param title of the section
  /// @param command that measures it
  static void write(Checkout checkout, String title, String command, String body)
      throws IOException {
    Path file = checkout.root().resolve(FILE);
    String page = Files.exists(file) ? Files.readString(file) : HEAD;
    String heading = "\n## " + title + "\n";
    String section =
        "%s\n`%s`, on %s.\n\n%s\n".formatted(heading, command, Machine.description(), body.strip());
    int start = page.indexOf(heading);
    if (start < 0) {
      page = page.stripTrailing() + "\n" + section;
    } else {
      int end = page.indexOf("\n## ", start + heading.length());
      page = page.substring(0, start) + section + (end < 0 ? "" : page.substring(end));
    }
    Files.writeString(file, page);
    System.out.printf("%n%s%n%nWritten to %s%n", body.strip(), FILE);
  }
}

package dev.waymark.load.soak;

import dev.waymark.load.suite.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `soak`.
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = {
      "Ends, freezes and restarts the services and their servers at random points under load, and",
      "compares what they hold with the log. Exit code 1 when they differ."
    })
public final class SoakCommand implements Callable<Integer> {
  @Option(
      names = "--rounds",
      defaultValue = "50",
      description = "Rounds of faults (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Option(
      names = "--seed",
      defaultValue = "1",
      description = "Of events and faults (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--events",
      defaultValue = "100000",
      description = "At least so many over all rounds (default: ${DEFAULT-VALUE}).")
  private int events;

  @Option(
      names = "--learners",
      defaultValue = "2000",
      description = "Who send them (default: ${DEFAULT-VALUE}).")
  private int learners;

  @Option(
      names = "--rate",
      defaultValue = "500",
      description = "Events a second (default: ${DEFAULT-VALUE}).")
  private int rate;

  @Option(
      names = "--database-stop",
      defaultValue = "60",
      paramLabel = "SECONDS",
      description = "How long the database is stopped in one round (default: ${DEFAULT-VALUE}).")
  private int databaseStopSeconds;

  @Option(
      names = "--report",
      defaultValue = "docs/reference/soak.md",
      paramLabel = "FILE",
      description = "The page to write, from the root of the checkout (default: ${DEFAULT-VALUE}).")
  private Path report = Path.of("");

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    SoakOptions options =
        new SoakOptions(
            rounds, seed, events, learners, rate, Duration.ofSeconds(databaseStopSeconds));
    SoakReport result = Soak.run(options, checkout, System.out);
    Files.writeString(checkout.root().resolve(report), SoakPage.of(result));
    System.out.printf("%d differences; the report is %s%n", result.differences().size(), report);
    return result.differences().isEmpty() ? 0 : 1;
  }
}

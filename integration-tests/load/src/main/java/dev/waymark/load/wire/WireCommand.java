package dev.waymark.load.wire;

import dev.waymark.load.suite.Checkout;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `wire`.
@Command(
    name = "wire",
    mixinStandardHelpOptions = true,
    sortOptions = false,
    description = "Answers over the wire, against an echo and against Cypher for each request.")
public final class WireCommand implements Callable<Integer> {
  private static final String FILE = "docs/reference/wire-benchmarks.md";

  @Option(
      names = "--topics",
      split = ",",
      defaultValue = "132,1000,10000",
      paramLabel = "N",
      description = "Sizes of the roadmap; 132 is ml-engineer (default: ${DEFAULT-VALUE}).")
  private List<Integer> topics = List.of();

  @Option(
      names = "--learners",
      defaultValue = "10000",
      paramLabel = "N",
      description = "Who are asked for (default: ${DEFAULT-VALUE}).")
  private int learners;

  @Option(
      names = "--connections",
      defaultValue = "32",
      paramLabel = "N",
      description = "How many ask at once (default: ${DEFAULT-VALUE}).")
  private int connections;

  @Option(
      names = "--warm-up",
      defaultValue = "30",
      paramLabel = "SECONDS",
      description = "Before the rounds, each thing (default: ${DEFAULT-VALUE}).")
  private int warmUp;

  @Option(
      names = "--seconds",
      defaultValue = "6",
      paramLabel = "SECONDS",
      description = "A round of each thing (default: ${DEFAULT-VALUE}).")
  private int seconds;

  @Option(
      names = "--rounds",
      defaultValue = "3",
      paramLabel = "N",
      description = "How many (default: ${DEFAULT-VALUE}).")
  private int rounds;

  @Override
  public Integer call() throws Exception {
    Checkout checkout = Checkout.ofThisProgram();
    WireOptions options =
        new WireOptions(
            topics,
            learners,
            connections,
            Duration.ofSeconds(warmUp),
            Duration.ofSeconds(seconds),
            rounds,
            false);
    String command =
        "./waymark bench wire --topics %s --learners %d --connections %d --warm-up %d --seconds %d --rounds %d"
            .formatted(
                topics.stream().map(String::valueOf).collect(Collectors.joining(",")),
                learners,
                connections,
                warmUp,
                seconds,
                rounds);
    List<SizeFigures> figures = new Wire(checkout, options, System.out).run();
    String page = WirePage.of(options, figures, command);
    Path file = checkout.root().resolve(FILE);
    Files.writeString(file, page);
    System.out.printf("%n%s%nWritten to %s%n", page, FILE);
    return 0;
  }
}

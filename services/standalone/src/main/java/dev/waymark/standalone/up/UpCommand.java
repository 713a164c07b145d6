package dev.waymark.standalone.up;

import dev.waymark.standalone.CommandFailedException;
import dev.waymark.standalone.backends.DataDirectory;
import java.io.IOException;
import java.nio.file.Path;
import java.util.OptionalInt;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Starts everything on this machine and stops it when asked to.
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = "Starts Neo4j, Kafka, the recommender and the gateway on this machine.",
    footer = "Ctrl-C stops everything. The data are kept for the next start.")
public final class UpCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "The folder that keeps the data (default: .waymark/data in the checkout).")
  private @Nullable Path data;

  @Option(names = "--fresh", description = "Delete the data of earlier runs first.")
  private boolean fresh;

  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      description =
          "The folder of the roadmaps to publish (default: those that come with Waymark).")
  private @Nullable Path curriculum;

  @Option(
      names = "--port",
      defaultValue = "8080",
      paramLabel = "N",
      description = "The gateway's port (default: ${DEFAULT-VALUE}).")
  private int port;

  @Option(
      names = "--grpc-port",
      defaultValue = "9090",
      paramLabel = "N",
      description = "The recommender's gRPC port (default: ${DEFAULT-VALUE}).")
  private int grpcPort;

  @Option(
      names = "--management-port",
      defaultValue = "9091",
      paramLabel = "N",
      description = "The recommender's port for health and metrics (default: ${DEFAULT-VALUE}).")
  private int managementPort;

  @Option(
      names = "--bolt-port",
      defaultValue = "7687",
      paramLabel = "N",
      description = "Neo4j's port (default: ${DEFAULT-VALUE}).")
  private int boltPort;

  @Option(
      names = "--kafka-port",
      defaultValue = "9092",
      paramLabel = "N",
      description = "Kafka's port (default: ${DEFAULT-VALUE}).")
  private int kafkaPort;

  @Option(
      names = "--auth",
      description =
          "Ask callers of the gateway for a token or an API key, and run a local issuer of tokens.")
  private boolean auth;

  @Option(
      names = "--issuer-port",
      defaultValue = "8085",
      paramLabel = "N",
      description = "The port of that issuer (default: ${DEFAULT-VALUE}).")
  private int issuerPort;

  @Option(
      names = "--log-megabytes",
      defaultValue = "20",
      paramLabel = "N",
      description = "The most megabytes of one log file, 1 to 1000 (default: ${DEFAULT-VALUE}).")
  private int logMegabytes;

  @Option(
      names = "--log-files",
      defaultValue = "5",
      paramLabel = "N",
      description =
          "The most log files of each part, 1 to 100; the oldest goes (default: ${DEFAULT-VALUE}).")
  private int logFiles;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Installation installation = Installation.ofThisProgram();
    Path folder = absolute(data == null ? installation.defaultData() : data);
    Path roadmaps = absolute(curriculum == null ? installation.defaultCurriculum() : curriculum);
    Ports ports =
        new Ports(
            port,
            grpcPort,
            managementPort,
            boltPort,
            kafkaPort,
            auth ? OptionalInt.of(issuerPort) : OptionalInt.empty());
    LogLimits logLimits =
        new LogLimits(
            within("--log-megabytes", logMegabytes, 1_000) * 1_000_000L,
            within("--log-files", logFiles, 100));
    installation.requireBuilt();
    ports.requireFree();
    DataDirectory.prepare(folder, fresh);

    System.out.println("Starting Waymark, with its data and logs in " + folder);
    Suite suite =
        new Suite(
            installation,
            folder,
            ports,
            logLimits,
            StartCaches.USED,
            new StartProgress(System.out));
    Runtime.getRuntime().addShutdownHook(new Thread(suite::stop, "stop"));
    suite.start(roadmaps);
    System.out.println("Ctrl-C stops it.");
    System.out.println("Waymark is ready: http://localhost:" + port);
    throw suite.awaitDeath();
  }

  static int within(String option, int value, int most) {
    if (value < 1 || value > most) {
      throw new CommandFailedException(
          "%s is %d: give a number from 1 to %d.".formatted(option, value, most));
    }
    return value;
  }

  private static Path absolute(Path path) {
    return path.toAbsolutePath().normalize();
  }
}

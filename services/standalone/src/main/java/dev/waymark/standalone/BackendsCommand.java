package dev.waymark.standalone;

import dev.waymark.standalone.backends.Backends;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the embedded backends until it is told to stop.
@Command(
    name = "backends",
    mixinStandardHelpOptions = true,
    description = "Runs embedded Neo4j and Kafka on one data folder, on 127.0.0.1.")
final class BackendsCommand implements Callable<Integer> {

  @Option(
      names = "--data",
      required = true,
      paramLabel = "DIR",
      description = "The folder that keeps the data; created if missing.")
  private Path data = Path.of("");

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

  @Override
  public Integer call() throws IOException, InterruptedException {
    Backends backends = Backends.start(data, boltPort, kafkaPort);
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(backends, stopped), "stop"));
    System.out.println(
        BackendsProcess.READY + "bolt://127.0.0.1:" + boltPort + " kafka 127.0.0.1:" + kafkaPort);
    stopped.await();
    return 0;
  }

  private static void close(Backends backends, CountDownLatch stopped) {
    try {
      backends.close();
    } catch (IOException e) {
      System.err.println("The data folder could not be given free: " + e.getMessage());
    } finally {
      stopped.countDown();
    }
  }
}

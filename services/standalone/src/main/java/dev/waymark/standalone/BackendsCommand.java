package dev.waymark.standalone;

import dev.waymark.standalone.backends.Backends;
import dev.waymark.standalone.backends.Reach;
import dev.waymark.standalone.backends.ServerTls;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Runs the embedded backends until it is told to stop.
@Command(
    name = "backends",
    mixinStandardHelpOptions = true,
    description =
        "Runs embedded Neo4j and Kafka, or one of them, on one data folder, on 127.0.0.1 unless"
            + " --listen says otherwise.")
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

  @Option(
      names = "--only",
      paramLabel = "SERVER",
      description = "Run this one alone: ${COMPLETION-CANDIDATES} (default: both).")
  private Backends.@Nullable Server only;

  @Option(
      names = "--listen",
      paramLabel = "ADDRESS",
      description = "The address to listen on, such as 0.0.0.0 in a container.")
  private String address = Reach.LOOPBACK.address();

  @Option(
      names = "--advertise",
      paramLabel = "NAME",
      description = "The name under which clients reach it; needed with --listen.")
  private @Nullable String name;

  @Option(
      names = "--neo4j-password-file",
      paramLabel = "FILE",
      description = "The file with the password of Neo4j's user neo4j (default: one in DIR).")
  private @Nullable Path passwordFile;

  @Option(
      names = "--tls",
      paramLabel = "DIR",
      description =
          "Listen with TLS alone, by tls.crt, tls.key and ca.crt in DIR; Kafka then asks for user"
              + " waymark and the password in kafka.password there (SASL, PLAIN).")
  private @Nullable Path tls;

  @Override
  public Integer call() throws IOException, InterruptedException {
    Set<Backends.Server> servers =
        only == null ? EnumSet.allOf(Backends.Server.class) : EnumSet.of(only);
    Reach reach = reach();
    Backends backends =
        Backends.start(
            data,
            servers,
            boltPort,
            kafkaPort,
            reach,
            passwordFile,
            tls == null ? null : new ServerTls(tls));
    CountDownLatch stopped = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> close(backends, stopped), "stop"));
    System.out.println(BackendsProcess.READY + String.join(" ", addresses(servers)));
    stopped.await();
    return 0;
  }

  private Reach reach() {
    Reach reach = new Reach(address, name == null ? address : name);
    if (reach.isOpen() && name == null) {
      throw new CommandFailedException(
          "--listen opens the servers to others: say with --advertise under which name they reach this one.");
    }
    if (reach.isOpen() && tls == null) {
      System.err.printf(
          "Kafka asks nobody who they are: let only Waymark reach port %d.%n", kafkaPort);
    }
    return reach;
  }

  private List<String> addresses(Set<Backends.Server> servers) {
    List<String> addresses = new ArrayList<>();
    if (servers.contains(Backends.Server.NEO4J)) {
      addresses.add((tls == null ? "bolt" : "bolt+s") + "://127.0.0.1:" + boltPort);
    }
    if (servers.contains(Backends.Server.KAFKA)) {
      addresses.add("kafka 127.0.0.1:" + kafkaPort);
    }
    return addresses;
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

package dev.waymark.standalone.backends;

import dev.waymark.standalone.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/// Neo4j and Kafka in this JVM, or one of them, on one data folder.
///
/// Both are the real servers, so that everything which talks to them is the same on one machine, in
/// the tests and on a cluster. They are not shared with any other framework's class path: each
/// brings its own Netty and its own Kafka client.
public final class Backends implements AutoCloseable {

  /// The servers there are.
  public enum Server {
    NEO4J,
    KAFKA
  }

  private final DataDirectory data;
  private final @Nullable EmbeddedNeo4j neo4j;
  private final @Nullable EmbeddedKafka kafka;

  private Backends(
      DataDirectory data, @Nullable EmbeddedNeo4j neo4j, @Nullable EmbeddedKafka kafka) {
    this.data = data;
    this.neo4j = neo4j;
    this.kafka = kafka;
  }

  /// Starts servers side by side; they answer when this returns.
  ///
  /// @param directory the data folder, created if missing; data that is there is kept and served
  /// @param servers which of them to start
  /// @param boltPort where Neo4j listens
  /// @param kafkaPort where Kafka listens
  /// @param reach on which address, and under which name
  /// @param passwordFile the file with the password of Neo4j's user `neo4j`; null for the data
  ///   folder's own
  /// @throws CommandFailedException if the folder or a port cannot be had
  /// @throws IOException if the log file cannot be written
  public static Backends start(
      Path directory,
      Set<Server> servers,
      int boltPort,
      int kafkaPort,
      Reach reach,
      @Nullable Path passwordFile)
      throws IOException {
    return start(directory, servers, boltPort, kafkaPort, reach, passwordFile, null);
  }

  /// The same, with TLS.
  ///
  /// @param tls how clients connect; null for connections that are not encrypted
  public static Backends start(
      Path directory,
      Set<Server> servers,
      int boltPort,
      int kafkaPort,
      Reach reach,
      @Nullable Path passwordFile,
      @Nullable ServerTls tls)
      throws IOException {
    boolean withNeo4j = servers.contains(Server.NEO4J);
    boolean withKafka = servers.contains(Server.KAFKA);
    if (withNeo4j) {
      Loopback.requireFree(boltPort, "--bolt-port");
    }
    if (withKafka) {
      Loopback.requireFree(kafkaPort, "--kafka-port");
    }
    if (withNeo4j && withKafka && boltPort == kafkaPort) {
      throw new CommandFailedException(
          "Port %d is given twice: choose another with --bolt-port or --kafka-port."
              .formatted(boltPort));
    }
    DataDirectory data = DataDirectory.open(directory);
    BackendsLog.in(data.logs());
    CompletableFuture<@Nullable EmbeddedKafka> kafka =
        CompletableFuture.supplyAsync(
            () -> withKafka ? EmbeddedKafka.start(data.kafka(), kafkaPort, reach, tls) : null);
    EmbeddedNeo4j neo4j =
        withNeo4j
            ? EmbeddedNeo4j.start(
                data.neo4j(),
                data.logs(),
                boltPort,
                reach,
                password(passwordFile == null ? data.password() : passwordFile),
                tls)
            : null;
    if (neo4j != null) {
      neo4j.warmUp();
    }
    try {
      return new Backends(data, neo4j, kafka.join());
    } catch (CompletionException e) {
      if (neo4j != null) {
        neo4j.close();
      }
      throw e;
    }
  }

  private static String password(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new CommandFailedException(
          "%s cannot be read: name a file with a password with --neo4j-password-file."
              .formatted(file));
    }
    return Files.readString(file).strip();
  }

  /// Closes the servers side by side and gives the data folder free.
  @Override
  public void close() throws IOException {
    CompletableFuture<Void> broker =
        kafka == null
            ? CompletableFuture.completedFuture(null)
            : CompletableFuture.runAsync(kafka::close);
    if (neo4j != null) {
      neo4j.close();
    }
    broker.join();
    data.close();
  }
}

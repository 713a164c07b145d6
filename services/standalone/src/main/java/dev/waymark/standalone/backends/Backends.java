package dev.waymark.standalone.backends;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/// Neo4j and Kafka in this JVM, on one data folder.
///
/// Both are the real servers, so that everything which talks to them is the same on one machine, in
/// the tests and on a cluster. They are not shared with any other framework's class path: each
/// brings its own Netty and its own Kafka client.
public final class Backends implements AutoCloseable {

  private final DataDirectory data;
  private final EmbeddedNeo4j neo4j;
  private final EmbeddedKafka kafka;

  private Backends(DataDirectory data, EmbeddedNeo4j neo4j, EmbeddedKafka kafka) {
    this.data = data;
    this.neo4j = neo4j;
    this.kafka = kafka;
  }

  /// Starts both servers side by side; both answer when this returns.
  ///
  /// @param directory the data folder, created if missing; data that is there is kept and served
  /// @param boltPort where Neo4j listens
  /// @param kafkaPort where Kafka listens
  /// @throws dev.waymark.standalone.Complaint if the folder or a port cannot be had
  /// @throws IOException if the log file cannot be written
  public static Backends start(Path directory, int boltPort, int kafkaPort) throws IOException {
    Loopback.requireFree(boltPort, "--bolt-port");
    Loopback.requireFree(kafkaPort, "--kafka-port");
    DataDirectory data = DataDirectory.open(directory);
    BackendsLog.in(data.logs());
    CompletableFuture<EmbeddedKafka> kafka =
        CompletableFuture.supplyAsync(() -> EmbeddedKafka.start(data.kafka(), kafkaPort));
    EmbeddedNeo4j neo4j = EmbeddedNeo4j.start(data.neo4j(), data.logs(), boltPort);
    neo4j.warmUp();
    try {
      return new Backends(data, neo4j, kafka.join());
    } catch (CompletionException e) {
      neo4j.close();
      throw e;
    }
  }

  /// Closes both servers side by side and gives the data folder free.
  @Override
  public void close() throws IOException {
    CompletableFuture<Void> broker = CompletableFuture.runAsync(kafka::close);
    neo4j.close();
    broker.join();
    data.close();
  }
}

package dev.waymark.recommender.command;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Where the servers are that a command works on, when that is not where the configuration says.
final class Servers {
  /// The option overrules the configuration, which is read after it.
  @Option(
      names = "--neo4j",
      paramLabel = "URI",
      description = "Neo4j's address (default: as configured, else bolt://127.0.0.1:7687).")
  void neo4j(@Nullable String uri) {
    configure("quarkus.neo4j.uri", uri);
  }

  /// The option overrules the configuration, which is read after it.
  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "Kafka's brokers (default: as configured, else 127.0.0.1:9092).")
  void kafka(@Nullable String brokers) {
    configure("kafka.bootstrap.servers", brokers);
  }

  private static void configure(String key, @Nullable String value) {
    if (value != null) {
      System.setProperty(key, value);
    }
  }
}

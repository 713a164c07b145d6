package dev.waymark.it.backends;

import org.testcontainers.DockerClientFactory;

/// A Neo4j without authentication and a Kafka, both empty.
public interface TestBackends extends AutoCloseable {

  /// Where Neo4j answers, such as `bolt://127.0.0.1:7687`.
  String boltUri();

  /// The password of Neo4j's user `neo4j`; any, where Neo4j asks for none.
  String boltPassword();

  /// Where Kafka answers, such as `127.0.0.1:9092`.
  String kafkaBootstrapServers();

  /// Whether they are the ones that `./waymark up` starts.
  boolean isEmbedded();

  @Override
  void close();

  /// Starts the ones that the system property `waymark.backends` asks for: `docker`, `embedded`, or
  /// `auto` for docker where an engine answers.
  static TestBackends start() {
    String choice = System.getProperty("waymark.backends", "auto");
    boolean docker =
        switch (choice) {
          case "docker" -> true;
          case "embedded" -> false;
          case "auto" -> DockerClientFactory.instance().isDockerAvailable();
          default ->
              throw new IllegalArgumentException(
                  "waymark.backends must be docker, embedded or auto, not " + choice);
        };
    System.out.println("Neo4j and Kafka are " + (docker ? "Docker containers" : "embedded"));
    return docker ? new DockerBackends() : new EmbeddedBackends();
  }
}

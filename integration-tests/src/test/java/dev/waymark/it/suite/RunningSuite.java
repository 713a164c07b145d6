package dev.waymark.it.suite;

import dev.waymark.it.backends.Backends;
import dev.waymark.it.client.RestApi;
import java.net.URI;
import java.util.List;

/// Backends with the published roadmaps, a recommender and a gateway.
///
/// A test that stops a part starts it again, for the next test finds the same suite.
public final class RunningSuite implements AutoCloseable {

  private final Backends backends = Backends.start();
  private final int grpcPort = FreePorts.next();
  private final int managementPort = FreePorts.next();
  private final int httpPort = FreePorts.next();
  private final Program recommender =
      new Program(
          "recommender",
          Installation.recommender(),
          List.of(
              "-Dquarkus.neo4j.uri=" + backends.boltUri(),
              "-Dquarkus.neo4j.authentication.disabled=true",
              "-Dkafka.bootstrap.servers=" + backends.kafkaBootstrapServers(),
              "-Dquarkus.grpc.server.port=" + grpcPort,
              "-Dquarkus.management.port=" + managementPort,
              "-Dwaymark.recommender.graph.check-every=1s"),
          List.of());
  private final Program gateway =
      new Program(
          "gateway",
          Installation.gateway(),
          List.of(
              "-Dquarkus.grpc.clients.recommender.host=127.0.0.1",
              "-Dquarkus.grpc.clients.recommender.port=" + grpcPort,
              "-Dkafka.bootstrap.servers=" + backends.kafkaBootstrapServers(),
              "-Dquarkus.http.port=" + httpPort),
          List.of());

  RunningSuite() throws InterruptedException {
    publish();
    recommender.start();
    gateway.start();
    awaitRecommender();
    gateway.awaitReady(http("/v1/roadmaps"));
  }

  private void publish() throws InterruptedException {
    try (Program seed =
        new Program(
            "graph-seed",
            Installation.graphSeed(),
            List.of(),
            List.of(
                "publish",
                "--curriculum=" + Installation.curriculum(),
                "--neo4j=" + backends.boltUri(),
                "--kafka=" + backends.kafkaBootstrapServers()))) {
      seed.run();
    }
  }

  /// The REST API of the gateway.
  public RestApi rest() {
    return new RestApi(http("/"));
  }

  /// The recommender's gRPC port on this machine.
  public int grpcPort() {
    return grpcPort;
  }

  /// The recommender's health and metrics.
  public RestApi management() {
    return new RestApi(URI.create("http://127.0.0.1:" + managementPort + "/"));
  }

  /// The recommender's process.
  public Program recommender() {
    return recommender;
  }

  /// Waits until the recommender serves.
  public void awaitRecommender() {
    recommender.awaitReady(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"));
  }

  /// Where Kafka answers.
  public String kafkaBootstrapServers() {
    return backends.kafkaBootstrapServers();
  }

  /// Where Neo4j answers.
  public String boltUri() {
    return backends.boltUri();
  }

  private URI http(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  @Override
  public void close() {
    gateway.close();
    recommender.close();
    backends.close();
  }
}

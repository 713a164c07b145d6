package dev.waymark.it.suite;

import dev.waymark.it.backends.TestBackends;
import dev.waymark.it.client.RestApi;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// One instance of the recommender.
public final class Recommender implements AutoCloseable {

  private final Program program;
  private final int grpcPort = Loopback.freePort();
  private final int managementPort = Loopback.freePort();

  /// An instance that is not started yet.
  ///
  /// @param name of its log file
  /// @param flags settings besides
  Recommender(String name, TestBackends backends, SuiteKeys keys, String... flags) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Dquarkus.neo4j.uri=" + backends.boltUri(),
                "-Dquarkus.neo4j.authentication.disabled=false",
                "-Dkafka.bootstrap.servers=" + backends.kafkaBootstrapServers(),
                "-Dquarkus.grpc.server.port=" + grpcPort,
                "-Dquarkus.management.port=" + managementPort,
                "-Dwaymark.recommender.graph.check-every=1s"));
    all.addAll(List.of(flags));
    program =
        new Program(name, Installation.recommender(), all, List.of(), environment(backends, keys));
  }

  /// The environment that lets a recommender log in to Neo4j and know who signs.
  static Map<String, String> environment(TestBackends backends, SuiteKeys keys) {
    Map<String, String> environment = new HashMap<>(keys.ofRecommender());
    environment.put("QUARKUS_NEO4J_AUTHENTICATION_DISABLED", "false");
    environment.put("QUARKUS_NEO4J_AUTHENTICATION_PASSWORD", backends.boltPassword());
    return environment;
  }

  /// Its process.
  public Program program() {
    return program;
  }

  /// Its gRPC port on this machine.
  public int grpcPort() {
    return grpcPort;
  }

  /// Its health and metrics.
  public RestApi management() {
    return new RestApi(URI.create("http://127.0.0.1:" + managementPort + "/"));
  }

  /// Waits until it serves.
  public void awaitReady() {
    program.awaitReady(URI.create("http://127.0.0.1:" + managementPort + "/q/health/ready"));
  }

  @Override
  public void close() {
    program.close();
  }
}

package dev.waymark.it.suite;

import dev.waymark.it.backends.TestBackends;
import dev.waymark.it.client.RestApi;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// Backends with the published roadmaps, a recommender and a gateway.
///
/// A test that stops a part starts it again, for the next test finds the same suite.
public final class RunningSuite implements AutoCloseable {

  private final TestBackends backends = TestBackends.start();
  private final SuiteKeys keys = new SuiteKeys();
  private final int httpPort = Loopback.freePort();
  private final Recommender recommender = new Recommender("recommender", backends, keys);
  private final Recommender second = new Recommender("recommender-2", backends, keys);
  private final Program gateway = gateway("gateway", httpPort);

  RunningSuite() throws InterruptedException {
    publish(Installation.curriculum());
    recommender.program().start();
    gateway.start();
    awaitRecommender();
    gateway.awaitReady(http("/v1/roadmaps"));
  }

  /// A gateway in front of this suite's recommender. It is not started; who starts it stops it.
  ///
  /// @param name of its log file
  /// @param flags settings besides, such as `-Dwaymark.gateway.cors.origins=…`
  public Program gateway(String name, int port, String... flags) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Dquarkus.grpc.clients.recommender.host=127.0.0.1",
                "-Dquarkus.grpc.clients.recommender.port=" + recommender.grpcPort(),
                "-Dkafka.bootstrap.servers=" + backends.kafkaBootstrapServers(),
                "-Dquarkus.http.port=" + port));
    all.addAll(List.of(flags));
    return new Program(name, Installation.gateway(), all, List.of());
  }

  /// The local issuer of tokens, which people sign in with. It is not started; who starts it stops
  /// it.
  public static Program issuer(int port) {
    return new Program(
        "issuer", Installation.identity(), List.of(), List.of("issuer", "--port=" + port));
  }

  /// Publishes the roadmaps of a folder.
  public void publish(Path curriculum) throws InterruptedException {
    try (Program seed =
        new Program(
            "graph-seed",
            Installation.graphSeed(),
            List.of(),
            List.of(
                "publish",
                "--curriculum=" + curriculum,
                "--neo4j=" + backends.boltUri(),
                "--neo4j-password-env=NEO4J_PASSWORD",
                "--kafka=" + backends.kafkaBootstrapServers()),
            Map.of("NEO4J_PASSWORD", backends.boltPassword()))) {
      seed.run();
    }
  }

  /// The REST API of the gateway.
  public RestApi rest() {
    return new RestApi(http("/"));
  }

  /// The gateway's HTTP port on this machine.
  public int httpPort() {
    return httpPort;
  }

  /// The gateway's process.
  public Program gateway() {
    return gateway;
  }

  /// The recommender's gRPC port on this machine.
  public int grpcPort() {
    return recommender.grpcPort();
  }

  /// The recommender's health and metrics.
  public RestApi management() {
    return recommender.management();
  }

  /// The recommender's process.
  public Program recommender() {
    return recommender.program();
  }

  /// Waits until the recommender serves.
  public void awaitRecommender() {
    recommender.awaitReady();
  }

  /// A second instance, which the gateway does not know. It is not started; who starts it stops it.
  public Recommender second() {
    return second;
  }

  /// A further instance. It is not started; who starts it stops it.
  ///
  /// @param name of its log file
  /// @param flags settings besides
  public Recommender recommender(String name, String... flags) {
    return new Recommender(name, backends, keys, flags);
  }

  /// Runs a command for operators, on this suite's servers.
  public WaymarkScript.Ran operator(String... arguments) throws InterruptedException {
    try (WaymarkScript command = startOperator(arguments)) {
      return command.awaitEnd();
    }
  }

  /// Runs a command for operators, on this suite's servers, with settings of its own.
  public WaymarkScript.Ran operator(Map<String, String> environment, String... arguments)
      throws InterruptedException {
    try (WaymarkScript command = startOperator(environment, arguments)) {
      return command.awaitEnd();
    }
  }

  /// Starts a command for operators, on this suite's servers.
  public WaymarkScript startOperator(String... arguments) {
    return startOperator(Map.of(), arguments);
  }

  private WaymarkScript startOperator(Map<String, String> environment, String... arguments) {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--neo4j=" + boltUri());
    all.add("--bootstrap-servers=" + kafkaBootstrapServers());
    Map<String, String> settings = Recommender.environment(backends, keys);
    settings.putAll(environment);
    return WaymarkScript.start(all, settings);
  }

  /// Runs a command for those who train models, on this suite's Kafka.
  public WaymarkScript.Ran trainer(String... arguments) throws InterruptedException {
    List<String> all = new ArrayList<>(List.of(arguments));
    all.add("--bootstrap-servers=" + kafkaBootstrapServers());
    Map<String, String> environment = new HashMap<>(keys.ofRecommender());
    environment.putAll(keys.ofTrainer());
    try (WaymarkScript command = WaymarkScript.start(all, environment)) {
      return command.awaitEnd();
    }
  }

  /// Where Kafka answers.
  public String kafkaBootstrapServers() {
    return backends.kafkaBootstrapServers();
  }

  /// Where Neo4j answers.
  public String boltUri() {
    return backends.boltUri();
  }

  /// Whether Neo4j and Kafka are the embedded ones.
  public boolean isEmbedded() {
    return backends.isEmbedded();
  }

  /// A connection to Neo4j.
  public Driver driver() {
    return GraphDatabase.driver(
        backends.boltUri(), AuthTokens.basic("neo4j", backends.boltPassword()));
  }

  private URI http(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  @Override
  public void close() {
    gateway.close();
    recommender.close();
    second.close();
    backends.close();
    keys.close();
  }
}

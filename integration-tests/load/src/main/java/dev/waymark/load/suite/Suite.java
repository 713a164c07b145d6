package dev.waymark.load.suite;

import dev.waymark.standalone.backends.Loopback;
import dev.waymark.standalone.process.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;

/// Neo4j and Kafka, each a process of its own on empty data, the published roadmaps, recommenders
/// and a gateway.
public final class Suite implements AutoCloseable {
  private static final String READY = "Backends are ready: ";
  private static final List<String> OFTEN_STARTED =
      List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private static final List<String> QUICK_TO_RUN = List.of("-XX:+UseParallelGC");

  private final Checkout checkout;
  private final Path curriculum;
  private final Path data;
  private final String password = UUID.randomUUID().toString();
  private final int boltPort = Loopback.freePort();
  private final int kafkaPort = Loopback.freePort();
  private final int httpPort = Loopback.freePort();
  private final boolean quickToStart;
  private final Program neo4j;
  private final Program kafka;
  private final List<Recommender> recommenders = new ArrayList<>();
  private final Program gateway;
  private final Driver driver;

  /// A suite that is not started yet.
  ///
  /// @param recommenders how many instances
  /// @param quickToStart whether the processes are started often: then quick to start is worth more
  ///   than quick to run
  /// @param gatewayFlags settings of the gateway besides
  public Suite(Checkout checkout, int recommenders, boolean quickToStart, String... gatewayFlags) {
    this(checkout, checkout.curriculum(), recommenders, quickToStart, gatewayFlags);
  }

  /// A suite with other roadmaps.
  ///
  /// @param curriculum the folder that is published
  public Suite(
      Checkout checkout,
      Path curriculum,
      int recommenders,
      boolean quickToStart,
      String... gatewayFlags) {
    this.checkout = checkout;
    this.curriculum = curriculum;
    this.quickToStart = quickToStart;
    // What is not packaged is said before there is a folder to remove.
    checkout.gateway();
    checkout.recommender();
    try {
      this.data = Files.createTempDirectory("waymark-load");
      // The server keeps a password that it finds.
      Path own = Files.createDirectory(data.resolve("neo4j"));
      Files.writeString(own.resolve("neo4j.password"), password);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    neo4j = server("neo4j", quickToStart ? "-Xmx512m" : "-Xmx1g");
    kafka = server("kafka", quickToStart ? "-Xmx320m" : "-Xmx512m");
    for (int i = 1; i <= recommenders; i++) {
      int grpc = Loopback.freePort();
      int management = Loopback.freePort();
      List<String> flags = new ArrayList<>(recommenderFlags());
      flags.add("-Dquarkus.grpc.server.port=" + grpc);
      flags.add("-Dquarkus.management.port=" + management);
      Program program = service("recommender-" + i, checkout.recommender(), flags);
      this.recommenders.add(new Recommender(program, grpc, management));
    }
    gateway = gateway("gateway", httpPort, gatewayFlags);
    driver =
        GraphDatabase.driver("bolt://127.0.0.1:" + boltPort, AuthTokens.basic("neo4j", password));
  }

  /// Starts everything; it is all ready when this returns.
  public void start() throws InterruptedException {
    neo4j.start();
    kafka.start();
    awaitServer(neo4j);
    awaitServer(kafka);
    publish();
    recommenders.forEach(Recommender::start);
    gateway.start();
    for (Recommender recommender : recommenders) {
      recommender.awaitReady();
    }
    awaitGateway();
  }

  /// A gateway in front of all recommenders of this suite. It is not started; who starts it stops
  /// it.
  ///
  /// @param name of its log file
  /// @param flags settings besides
  public Program gateway(String name, int port, String... flags) {
    List<String> all =
        new ArrayList<>(
            List.of(
                "-Dwaymark.gateway.recommender.addresses="
                    + recommenders.stream()
                        .map(it -> "127.0.0.1:" + it.grpcPort())
                        .collect(Collectors.joining(",")),
                "-Dkafka.bootstrap.servers=" + kafkaBootstrapServers(),
                "-Dquarkus.http.port=" + port));
    all.addAll(List.of(flags));
    return service(name, checkout.gateway(), all);
  }

  /// A local issuer of tokens. It is not started; who starts it stops it.
  public Program issuer(int port) {
    return program(
        "issuer", checkout.identity(), List.of("-Xmx96m"), List.of("issuer", "--port=" + port));
  }

  /// One end of an echo. It is not started; who starts it stops it.
  ///
  /// @param name of its log file
  public Program echo(String name, String... flags) {
    return service(name, checkout.echo(), List.of(flags));
  }

  private Program server(String name, String heap) {
    List<String> flags = new ArrayList<>(List.of(heap, "--enable-native-access=ALL-UNNAMED"));
    flags.add("--sun-misc-unsafe-memory-access=allow");
    return program(
        name,
        checkout.servers(),
        flags,
        List.of(
            "backends",
            "--only=" + name,
            "--data=" + data.resolve(name),
            "--bolt-port=" + boltPort,
            "--kafka-port=" + kafkaPort));
  }

  /// With the flags with which `up` starts a service, and for an echo no less.
  private Program service(String name, Path jar, List<String> flags) {
    List<String> all = new ArrayList<>(quickToStart ? List.of() : QUICK_TO_RUN);
    all.add("-Xmx256m");
    all.addAll(flags);
    return program(name, jar, all, List.of());
  }

  private Program program(String name, Path jar, List<String> flags, List<String> arguments) {
    List<String> all = new ArrayList<>(quickToStart ? OFTEN_STARTED : List.of());
    all.addAll(flags);
    return new Program(name, data, jar, checkout.withParent(), all, arguments, login());
  }

  private Map<String, String> login() {
    return Map.of("NEO4J_PASSWORD", password, "QUARKUS_NEO4J_AUTHENTICATION_PASSWORD", password);
  }

  private List<String> recommenderFlags() {
    return List.of(
        "-Dquarkus.neo4j.uri=bolt://127.0.0.1:" + boltPort,
        "-Dquarkus.neo4j.authentication.disabled=false",
        "-Dkafka.bootstrap.servers=" + kafkaBootstrapServers());
  }

  private void publish() throws InterruptedException {
    try (Program seed =
        program(
            "graph-seed",
            checkout.graphSeed(),
            List.of("-Xmx256m"),
            List.of(
                "publish",
                "--curriculum=" + curriculum,
                "--neo4j=bolt://127.0.0.1:" + boltPort,
                "--neo4j-password-env=NEO4J_PASSWORD",
                "--kafka=" + kafkaBootstrapServers()))) {
      if (seed.run() != 0) {
        throw new IllegalStateException("Publishing failed: " + seed.printed());
      }
    }
  }

  /// What a command of the recommender came to.
  public record Ran(int exitCode, String lastLine) {}

  /// Runs a command of the recommender beside the suite.
  public Ran command(String... arguments) throws InterruptedException {
    try (Program command =
        program(
            "recommender-" + arguments[0],
            checkout.recommender(),
            recommenderFlags(),
            List.of(arguments))) {
      int exitCode = command.run();
      return new Ran(exitCode, command.printed().strip().replaceFirst("(?s).*[\r\n]", ""));
    }
  }

  /// Waits until a server of this suite that was started answers.
  public void awaitServer(Program server) throws InterruptedException {
    server.awaitReady(() -> server.printed().contains(READY));
  }

  /// Waits until the gateway answers.
  public void awaitGateway() throws InterruptedException {
    gateway.awaitReady(() -> Http.get(http("/q/health/ready")).status() == 200);
  }

  /// An address at the gateway.
  public URI http(String path) {
    return URI.create("http://127.0.0.1:" + httpPort + path);
  }

  public String kafkaBootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  public Driver driver() {
    return driver;
  }

  public Program neo4j() {
    return neo4j;
  }

  public Program kafka() {
    return kafka;
  }

  public Program gateway() {
    return gateway;
  }

  public List<Recommender> recommenders() {
    return recommenders;
  }

  /// Stops everything in order and deletes the data.
  @Override
  public void close() {
    driver.close();
    gateway.close();
    recommenders.forEach(it -> it.program().close());
    kafka.close();
    neo4j.close();
    try {
      Folders.delete(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

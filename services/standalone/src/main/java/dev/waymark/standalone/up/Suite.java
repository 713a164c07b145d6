package dev.waymark.standalone.up;

import dev.waymark.standalone.BackendsProcess;
import dev.waymark.standalone.Complaint;
import dev.waymark.standalone.backends.DataDirectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/// Everything Waymark consists of, as processes on this machine.
///
/// Each part is started when what it needs is there, and stopped before what it needs goes away.
final class Suite {

  private final Installation installation;
  private final Path data;
  private final Ports ports;
  private final Progress progress;

  /// The running parts, the last started first. Guarded by itself.
  private final Deque<Part> parts = new ArrayDeque<>();

  private boolean stopping;

  Suite(Installation installation, Path data, Ports ports, Progress progress) {
    this.installation = installation;
    this.data = data;
    this.ports = ports;
    this.progress = progress;
  }

  /// Starts everything; it is all ready when this returns.
  ///
  /// @param curriculum the folder of the roadmaps to publish
  /// @throws Complaint if a part does not get ready
  void start(Path curriculum) throws IOException, InterruptedException {
    try {
      startInOrder(curriculum);
    } catch (Complaint complaint) {
      throw rootOf(complaint);
    }
  }

  private void startInOrder(Path curriculum) throws IOException, InterruptedException {
    Part backends = startBackends();
    backends.awaitReady(() -> Readiness.printed(log("backends"), BackendsProcess.READY));
    progress.done("Neo4j and Kafka", bolt() + " and " + kafka());

    Part recommender = startRecommender();
    publish(curriculum);
    progress.done("Roadmaps", curriculum.toString());
    Part gateway = startGateway();
    recommender.awaitReady(() -> Readiness.healthy(ports.management()));
    progress.done("Recommender", "127.0.0.1:" + ports.grpc() + " (gRPC)");
    gateway.awaitReady(() -> Readiness.healthy(ports.gateway()));
    progress.done("Gateway", "http://localhost:" + ports.gateway());
  }

  /// Waits until a part ends although nobody asked it to.
  ///
  /// @return one line on the part that ended
  Complaint awaitDeath() throws InterruptedException {
    List<CompletableFuture<Process>> exits;
    synchronized (parts) {
      exits = parts.stream().map(Part::onExit).toList();
    }
    CompletableFuture.anyOf(exits.toArray(CompletableFuture[]::new)).join();
    return rootOf(new Complaint("A part of Waymark ended."));
  }

  /// What lies behind a failure: the first part that ended, since those after it need it. While the
  /// suite is being stopped every part ends, and nothing is to be complained about: this waits for
  /// the end of the JVM then.
  private Complaint rootOf(Complaint seen) throws InterruptedException {
    synchronized (parts) {
      while (stopping) {
        parts.wait();
      }
      for (Part part : parts.reversed()) {
        if (part.hasEnded()) {
          return part.death();
        }
      }
      return seen;
    }
  }

  /// Stops every part, the last started first. Nothing is started after that.
  void stop() {
    synchronized (parts) {
      stopping = true;
      if (!parts.isEmpty()) {
        System.out.println("Stopping Waymark");
      }
      while (!parts.isEmpty()) {
        parts.pop().stop();
      }
    }
  }

  private Part startBackends() throws IOException {
    return start(
        "The embedded Neo4j and Kafka",
        "backends",
        installation.backends(),
        List.of("-Xmx768m"),
        List.of(
            "backends",
            "--data=" + data,
            "--bolt-port=" + ports.bolt(),
            "--kafka-port=" + ports.kafka()));
  }

  private void publish(Path curriculum) throws IOException, InterruptedException {
    Part seed =
        start(
            "Publishing the roadmaps",
            "graph-seed",
            installation.graphSeed(),
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            List.of(
                "publish",
                "--curriculum=" + curriculum,
                "--neo4j=" + bolt(),
                "--neo4j-password-file=" + data.resolve(DataDirectory.PASSWORD_FILE),
                "--kafka=" + kafka()));
    seed.awaitSuccess();
    synchronized (parts) {
      parts.remove(seed);
    }
  }

  private Part startRecommender() throws IOException {
    return start(
        "The recommender",
        "recommender",
        installation.recommender(),
        List.of(
            "-Xmx256m",
            "-Dquarkus.neo4j.uri=" + bolt(),
            "-Dquarkus.neo4j.authentication.disabled=false",
            "-Dkafka.bootstrap.servers=" + kafka(),
            "-Dwaymark.recommender.progress.key-file=" + data.resolve(DataDirectory.LOG_KEY_FILE),
            "-Dquarkus.grpc.server.port=" + ports.grpc(),
            "-Dquarkus.management.port=" + ports.management()),
        List.of(),
        Map.of(
            "QUARKUS_NEO4J_AUTHENTICATION_PASSWORD",
            Files.readString(data.resolve(DataDirectory.PASSWORD_FILE)).strip()));
  }

  private Part startGateway() throws IOException {
    return start(
        "The gateway",
        "gateway",
        installation.gateway(),
        List.of(
            "-Xmx256m",
            "-Dquarkus.grpc.clients.recommender.host=127.0.0.1",
            "-Dquarkus.grpc.clients.recommender.port=" + ports.grpc(),
            "-Dkafka.bootstrap.servers=" + kafka(),
            "-Dquarkus.http.port=" + ports.gateway()),
        List.of());
  }

  private Part start(
      String name, String logName, Path program, List<String> jvmFlags, List<String> arguments)
      throws IOException {
    return start(name, logName, program, jvmFlags, arguments, Map.of());
  }

  private Part start(
      String name,
      String logName,
      Path program,
      List<String> jvmFlags,
      List<String> arguments,
      Map<String, String> environment)
      throws IOException {
    synchronized (parts) {
      if (stopping) {
        throw new Complaint("Stopped while starting.");
      }
      Part part =
          Part.start(
              name,
              log(logName),
              installation.withParent(),
              program,
              jvmFlags,
              arguments,
              environment);
      parts.push(part);
      return part;
    }
  }

  private Path log(String name) {
    return data.resolve("logs").resolve(name + ".out");
  }

  private String bolt() {
    return "bolt://127.0.0.1:" + ports.bolt();
  }

  private String kafka() {
    return "127.0.0.1:" + ports.kafka();
  }
}

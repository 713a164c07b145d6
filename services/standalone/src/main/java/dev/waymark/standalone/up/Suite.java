package dev.waymark.standalone.up;

import dev.waymark.jars.RunnableJar;
import dev.waymark.standalone.BackendsProcess;
import dev.waymark.standalone.CommandFailedException;
import dev.waymark.standalone.backends.DataDirectory;
import dev.waymark.standalone.process.TemporaryFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;

/// Everything Waymark consists of, as processes on this machine.
///
/// Each part is started when what it needs is there, and stopped before what it needs goes away.
final class Suite {

  private static final String SEED_LOG = "graph-seed";
  private static final String ISSUER_LOG = "issuer";

  /// What suits the small heaps of the services: ADR 0077.
  private static final String COLLECTOR = "-XX:+UseParallelGC";

  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Installation installation;
  private final Path data;
  private final Ports ports;
  private final StartProgress progress;
  private final LogLimits logLimits;
  private final StartCaches caches;

  /// The running parts, the last started first. Guarded by itself.
  private final Deque<Part> parts = new ArrayDeque<>();

  private boolean stopping;

  /// The parts whose health is watched.
  private final Map<Part, Liveness> watch = new LinkedHashMap<>();

  Suite(
      Installation installation,
      Path data,
      Ports ports,
      LogLimits logLimits,
      StartCaches caches,
      StartProgress progress) {
    this.installation = installation;
    this.data = data;
    this.ports = ports;
    this.logLimits = logLimits;
    this.caches = caches;
    this.progress = progress;
  }

  /// Starts everything; it is all ready when this returns.
  ///
  /// @param curriculum the folder of the roadmaps to publish
  /// @throws CommandFailedException if a part does not get ready
  void start(Path curriculum) throws IOException, InterruptedException {
    try {
      startInOrder(curriculum);
    } catch (CommandFailedException complaint) {
      throw rootOf(complaint);
    }
  }

  private void startInOrder(Path curriculum) throws IOException, InterruptedException {
    Part backends = startBackends();
    backends.awaitReady(() -> Readiness.printed(log("backends"), BackendsProcess.READY));
    progress.done("Neo4j and Kafka", bolt() + " and " + kafka());

    if (ports.issuer().isPresent()) {
      startIssuer(ports.issuer().getAsInt());
    }
    Part recommender = startRecommender();
    progress.done("Roadmaps", publish(Roadmaps.of(curriculum, data)));
    Part gateway = startGateway();
    recommender.awaitReady(
        () -> Readiness.healthy(ports.management()),
        () -> Readiness.buildsState(ports.management()));
    progress.done("Recommender", "127.0.0.1:" + ports.grpc() + " (gRPC)");
    gateway.awaitReady(() -> Readiness.healthy(ports.gateway()));
    progress.done(
        "Gateway",
        "http://localhost:%d, %s"
            .formatted(
                ports.gateway(),
                ports.issuer().isPresent()
                    ? "for callers with a token (./waymark token) or a key (./waymark key); people sign in on its pages, with any learner id"
                    : "open to everyone on this machine"));
    watch.put(recommender, new Liveness(() -> Liveness.ofService(ports.management())));
    watch.put(gateway, new Liveness(() -> Liveness.ofService(ports.gateway())));
  }

  /// Waits until a part ends although nobody asked it to, or runs without doing its work.
  ///
  /// @return one line on that part
  CommandFailedException awaitDeath() throws InterruptedException {
    while (true) {
      synchronized (parts) {
        if (stopping || parts.stream().anyMatch(Part::hasEnded)) {
          return rootOf(new CommandFailedException("A part of Waymark ended."));
        }
      }
      for (Map.Entry<Part, Liveness> watched : watch.entrySet()) {
        Optional<String> reason = watched.getValue().look();
        if (reason.isPresent()) {
          return rootOf(watched.getKey().failure(reason.get()));
        }
      }
      awaitExit(LOOK_EVERY);
    }
  }

  /// Waits until a part ends, for a while at most.
  private void awaitExit(Duration timeout) throws InterruptedException {
    List<CompletableFuture<Process>> exits;
    synchronized (parts) {
      exits = parts.stream().map(Part::onExit).toList();
    }
    try {
      CompletableFuture.anyOf(exits.toArray(CompletableFuture[]::new))
          .get(timeout.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      // All run.
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /// What lies behind a failure: the first part that ended, since those after it need it. While the
  /// suite is being stopped every part ends, and nothing is to be complained about: this waits for
  /// the end of the JVM then.
  private CommandFailedException rootOf(CommandFailedException seen) throws InterruptedException {
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

  /// Publishes the roadmaps if they changed since the last start.
  ///
  /// @return what came of it
  private String publish(Roadmaps roadmaps) throws IOException, InterruptedException {
    if (roadmaps.areUnchanged()) {
      return roadmaps.folder() + " is as it was; what is published stays";
    }
    Part seed =
        start(
            "Publishing the roadmaps",
            SEED_LOG,
            installation.graphSeed(),
            List.of("-Xmx256m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            List.of(
                "publish",
                "--curriculum=" + roadmaps.folder(),
                "--neo4j=" + bolt(),
                "--neo4j-password-file=" + data.resolve(DataDirectory.PASSWORD_FILE),
                "--own-release=" + data.resolve(DataDirectory.RELEASE_FILE),
                "--kafka=" + kafka()));
    seed.awaitSuccess();
    seed.stop();
    synchronized (parts) {
      parts.remove(seed);
    }
    roadmaps.remember();
    try (Stream<String> lines = Files.lines(log(SEED_LOG))) {
      return lines
          .filter(line -> line.startsWith("Left "))
          .findFirst()
          .orElse(roadmaps.folder().toString());
    }
  }

  private Part startRecommender() throws IOException {
    return start(
        "The recommender",
        "recommender",
        installation.recommender(),
        List.of(
            "-Xmx256m",
            COLLECTOR,
            "-Dquarkus.neo4j.uri=" + bolt(),
            "-Dquarkus.neo4j.authentication.disabled=false",
            "-Dkafka.bootstrap.servers=" + kafka(),
            "-Dwaymark.recommender.progress.key-file=" + data.resolve(DataDirectory.LOG_KEY_FILE),
            "-Dwaymark.recommender.model.public-key-file="
                + data.resolve(DataDirectory.MODEL_PUBLIC_KEY_FILE),
            "-Dquarkus.grpc.server.port=" + ports.grpc(),
            "-Dquarkus.management.port=" + ports.management()),
        List.of(),
        Map.of(
            "QUARKUS_NEO4J_AUTHENTICATION_PASSWORD",
            Files.readString(data.resolve(DataDirectory.PASSWORD_FILE)).strip()));
  }

  /// Starts the issuer of tokens, and waits until it answers: the gateway asks it for its keys.
  private void startIssuer(int port) throws IOException, InterruptedException {
    Part issuer =
        start(
            "The issuer of tokens",
            ISSUER_LOG,
            installation.identity(),
            List.of("-Xmx96m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"),
            List.of("issuer", "--port=" + port));
    issuer.awaitReady(() -> Readiness.printed(log(ISSUER_LOG), "Issuer ready: "));
    progress.done("Issuer of tokens", issuerUrl(port));
  }

  private Part startGateway() throws IOException {
    List<String> flags =
        new ArrayList<>(
            List.of(
                "-Xmx256m",
                COLLECTOR,
                "-Dquarkus.grpc.clients.recommender.host=127.0.0.1",
                "-Dquarkus.grpc.clients.recommender.port=" + ports.grpc(),
                "-Dkafka.bootstrap.servers=" + kafka(),
                // The recommender starts beside it.
                "-Dwaymark.gateway.catalogue.retry-interval=200ms",
                "-Dwaymark.gateway.report-file=" + data.resolve(DataDirectory.REPORT_FILE),
                "-Dquarkus.http.port=" + ports.gateway()));
    ports
        .issuer()
        .ifPresent(port -> {
          flags.add("-Dwaymark.gateway.auth.issuer=" + issuerUrl(port));
          flags.add("-Dwaymark.gateway.auth.keys-file=" + data.resolve(DataDirectory.KEYS_FILE));
          flags.add("-Dwaymark.gateway.session.client-id=waymark-pages");
        });
    return start("The gateway", "gateway", installation.gateway(), flags, List.of());
  }

  private static String issuerUrl(int port) {
    return "http://127.0.0.1:%d/waymark".formatted(port);
  }

  private Part start(
      String name,
      String logName,
      RunnableJar program,
      List<String> jvmFlags,
      List<String> arguments)
      throws IOException {
    return start(name, logName, program, jvmFlags, arguments, Map.of());
  }

  private Part start(
      String name,
      String logName,
      RunnableJar program,
      List<String> jvmFlags,
      List<String> arguments,
      Map<String, String> environment)
      throws IOException {
    synchronized (parts) {
      if (stopping) {
        throw new CommandFailedException("Stopped while starting.");
      }
      Part part =
          Part.start(
              name,
              log(logName),
              new TemporaryFolder(data.resolve("tmp").resolve(logName)),
              logLimits,
              caches,
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

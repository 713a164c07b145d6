package dev.waymark.standalone;

import dev.waymark.standalone.backends.Loopback;
import dev.waymark.standalone.process.JavaProcess;
import dev.waymark.standalone.process.TemporaryFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/// The embedded backends as a process of their own, for tests that need a real Neo4j and a real
/// Kafka.
///
/// Uses nothing but the JDK, so that a test can depend on this class without having the servers on
/// its class path. The servers themselves are found beside it: in `lib/` next to the jar or next to
/// the `classes` folder this class was loaded from, or else in the folder that the system property
/// `waymark.standalone.home` names (the `target` folder of this module).
///
/// The process stops with the JVM that started it, however that one ends. Its ports stay the same
/// over every restart.
public final class BackendsProcess implements AutoCloseable {

  /// How the last line begins that the backends print when both answer.
  public static final String READY = "Backends are ready: ";

  private static final String HOME_PROPERTY = "waymark.standalone.home";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  /// Started often and stopped soon: quick to start is worth more than quick to run.
  private static final List<String> JVM_FLAGS =
      List.of("-Xmx768m", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC");

  private final Path data;
  private final List<String> more;
  private final TemporaryFolder temporary;
  private final int boltPort;
  private final int kafkaPort;
  private JavaProcess process;

  private BackendsProcess(Path data, int boltPort, int kafkaPort, List<String> more) {
    this.data = data;
    this.more = List.copyOf(more);
    this.temporary = new TemporaryFolder(data.resolveSibling(data.getFileName() + ".tmp"));
    this.boltPort = boltPort;
    this.kafkaPort = kafkaPort;
    this.process = launch();
  }

  /// Starts the backends on free ports; both answer when this returns.
  ///
  /// @param data the data folder, created if missing; data that is there is served again
  /// @throws IllegalStateException if they do not start, with what they printed
  public static BackendsProcess start(Path data) {
    return start(data, Loopback.freePort(), Loopback.freePort());
  }

  /// Starts the backends on given ports; both answer when this returns.
  ///
  /// @param data the data folder, created if missing; data that is there is served again
  /// @throws IllegalStateException if they do not start, with what they printed
  public static BackendsProcess start(Path data, int boltPort, int kafkaPort) {
    return new BackendsProcess(data, boltPort, kafkaPort, List.of());
  }

  /// Starts the backends on free ports, to listen with TLS alone; both answer when this returns.
  ///
  /// @param data the data folder, created if missing; data that is there is served again
  /// @param tls the folder of `tls.crt`, `tls.key`, `ca.crt` and `kafka.password`
  /// @throws IllegalStateException if they do not start, with what they printed
  public static BackendsProcess startEncrypted(Path data, Path tls) {
    return new BackendsProcess(
        data, Loopback.freePort(), Loopback.freePort(), List.of("--tls", tls.toString()));
  }

  /// Where Neo4j answers, such as `bolt://127.0.0.1:7687`, for the user `neo4j` with
  /// [#boltPassword()].
  public String boltUri() {
    return (more.isEmpty() ? "bolt" : "bolt+s") + "://127.0.0.1:" + boltPort;
  }

  /// The password of Neo4j's user `neo4j`.
  public String boltPassword() {
    try {
      return Files.readString(data.resolve("neo4j.password")).strip();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Where Kafka answers, such as `127.0.0.1:9092`.
  public String kafkaBootstrapServers() {
    return "127.0.0.1:" + kafkaPort;
  }

  /// The id of the process that runs now, or ran last.
  public long pid() {
    return process.process().pid();
  }

  /// Ends the process as a crash would (`kill -9`), without any chance to clean up.
  public void kill() {
    process.kill();
  }

  /// Ends the process in order; does nothing if it has ended.
  public void stop() {
    process.stop(TIMEOUT);
    try {
      temporary.remove();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts the process again on the same ports and data, stopping it in order first if it runs.
  ///
  /// @throws IllegalStateException if it does not start, with what it printed
  public void restart() {
    stop();
    process = launch();
  }

  @Override
  public void close() {
    stop();
  }

  private JavaProcess launch() {
    try {
      List<String> flags = new ArrayList<>(JVM_FLAGS);
      flags.add(temporary.flag());
      JavaProcess started =
          JavaProcess.start(
              flags, classPath(), "dev.waymark.standalone.Waymark", arguments(), Redirect.PIPE);
      awaitReady(started.process());
      return started;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private List<String> arguments() {
    List<String> arguments =
        new ArrayList<>(
            List.of(
                "backends",
                "--data",
                data.toString(),
                "--bolt-port",
                String.valueOf(boltPort),
                "--kafka-port",
                String.valueOf(kafkaPort)));
    arguments.addAll(more);
    return arguments;
  }

  private static void awaitReady(Process started) throws IOException {
    BufferedReader output = started.inputReader(StandardCharsets.UTF_8);
    StringBuilder printed = new StringBuilder();
    for (String line = output.readLine(); line != null; line = output.readLine()) {
      if (line.startsWith(READY)) {
        Thread.ofPlatform().daemon().name("backends-output").start(() -> drain(output));
        return;
      }
      printed.append(line).append(System.lineSeparator());
    }
    throw new IllegalStateException("The backends did not start: " + printed);
  }

  /// Reads on, so that a talkative server never blocks on a full pipe.
  private static void drain(BufferedReader output) {
    try {
      while (output.readLine() != null) {}
    } catch (IOException e) {
      // The process has ended; there is nothing left to read.
    }
  }

  private static String classPath() {
    Path own = ownLocation();
    for (Path home : homes(own)) {
      Path lib = home.resolve("lib");
      if (Files.isDirectory(lib)) {
        return own + System.getProperty("path.separator") + lib.resolve("*");
      }
    }
    throw new IllegalStateException(
        "No lib folder beside %s: build services/standalone, or set -D%s to its target folder."
            .formatted(own, HOME_PROPERTY));
  }

  private static List<Path> homes(Path own) {
    List<Path> homes = new ArrayList<>();
    String property = System.getProperty(HOME_PROPERTY);
    Path beside = own.getParent();
    if (beside != null) {
      homes.add(beside);
    }
    if (property != null) {
      homes.add(Path.of(property));
    }
    return homes;
  }

  private static Path ownLocation() {
    try {
      return Path.of(
          BackendsProcess.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}

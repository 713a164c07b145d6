package dev.waymark.it.suite;

import dev.waymark.it.client.RestApi;
import dev.waymark.standalone.backends.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.awaitility.Awaitility;

/// `./waymark up` on free ports, as a process.
public final class WaymarkUp implements AutoCloseable {

  private final WaymarkScript script;
  private final Path data;
  private final int port;
  private final int boltPort;
  private final int kafkaPort;

  private WaymarkUp(WaymarkScript script, Path data, int port, int boltPort, int kafkaPort) {
    this.script = script;
    this.data = data;
    this.port = port;
    this.boltPort = boltPort;
    this.kafkaPort = kafkaPort;
  }

  /// Starts it on a data folder.
  ///
  /// @param options added to those that choose free ports, which they overrule
  public static WaymarkUp start(Path data, String... options) {
    int port = Loopback.freePort();
    int boltPort = Loopback.freePort();
    int kafkaPort = Loopback.freePort();
    List<String> arguments = new ArrayList<>();
    arguments.addAll(
        List.of(
            "up",
            "--data=" + data,
            "--grpc-port=" + Loopback.freePort(),
            "--management-port=" + Loopback.freePort(),
            "--bolt-port=" + boltPort,
            "--kafka-port=" + kafkaPort));
    arguments.addAll(options.length == 0 ? List.of("--port=" + port) : List.of(options));
    WaymarkScript script = WaymarkScript.start(arguments, "", Map.of());
    return new WaymarkUp(script, data, port, boltPort, kafkaPort);
  }

  /// Starts it so that its gateway asks who calls.
  ///
  /// @param issuerPort the port of its issuer of tokens
  public static WaymarkUp startWithAuth(Path data, int issuerPort) {
    int port = Loopback.freePort();
    WaymarkUp started = start(data, "--port=" + port, "--auth", "--issuer-port=" + issuerPort);
    return new WaymarkUp(started.script, data, port, started.boltPort, started.kafkaPort);
  }

  /// Waits for its last line.
  public void awaitReady() {
    String last = "Waymark is ready: http://localhost:" + port;
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .failFast("It ended", () -> !script.isAlive())
        .until(() -> printed().endsWith(last + System.lineSeparator()));
  }

  /// What it has printed so far.
  public String printed() {
    return script.printed();
  }

  /// Runs a command for operators on its servers, to the command's end.
  public WaymarkScript.Ran operator(String command) throws InterruptedException {
    List<String> arguments =
        List.of(
            command,
            "--neo4j=bolt://127.0.0.1:" + boltPort,
            "--bootstrap-servers=127.0.0.1:" + kafkaPort);
    try (WaymarkScript script =
        WaymarkScript.start(arguments, Map.of("WAYMARK_DATA", data.toString()))) {
      return script.awaitEnd();
    }
  }

  /// Where its gateway listens.
  public int port() {
    return port;
  }

  /// The REST API of its gateway.
  public RestApi rest() {
    return new RestApi(URI.create("http://127.0.0.1:" + port + "/"));
  }

  /// The processes it runs now.
  public List<ProcessHandle> children() {
    return script.children();
  }

  /// Sends it a signal, such as `TERM`.
  public void signal(String name) throws IOException, InterruptedException {
    script.signal(name);
  }

  /// Waits until it has ended.
  ///
  /// @return its exit code
  public int awaitEnd() throws InterruptedException {
    return script.awaitEnd().exitCode();
  }

  @Override
  public void close() {
    script.close();
  }
}

package dev.waymark.it.suite;

import static java.util.concurrent.TimeUnit.SECONDS;

import dev.waymark.it.client.RestApi;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.Awaitility;

/// `./waymark up` on free ports, as a process.
public final class WaymarkUp implements AutoCloseable {

  private final Process process;
  private final Path output;
  private final int port;

  private WaymarkUp(Process process, Path output, int port) {
    this.process = process;
    this.output = output;
    this.port = port;
  }

  /// Starts it on a data folder.
  ///
  /// @param options added to those that choose free ports, which they overrule
  public static WaymarkUp start(Path data, String... options)
      throws IOException, InterruptedException {
    int port = FreePorts.next();
    List<String> command = new ArrayList<>();
    command.add(Installation.root().resolve("waymark").toString());
    command.addAll(
        List.of(
            "up",
            "--data=" + data,
            "--grpc-port=" + FreePorts.next(),
            "--management-port=" + FreePorts.next(),
            "--bolt-port=" + FreePorts.next(),
            "--kafka-port=" + FreePorts.next()));
    command.addAll(options.length == 0 ? List.of("--port=" + port) : List.of(options));
    Path output = Files.createTempFile("waymark-up", ".out");
    ProcessBuilder builder =
        new ProcessBuilder(inForeground(command))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    // The build that this test is a part of has built everything.
    builder.environment().put("WAYMARK_BUILD", "never");
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    return new WaymarkUp(builder.start(), output, port);
  }

  /// The command as a terminal would start it. A job that a script put in the background ignores
  /// Ctrl-C, and hands that on to its children unless `env` undoes it.
  private static List<String> inForeground(List<String> command)
      throws IOException, InterruptedException {
    List<String> undo = List.of("env", "--default-signal=INT");
    List<String> probe = new ArrayList<>(undo);
    probe.add("true");
    List<String> foreground = new ArrayList<>();
    if (new ProcessBuilder(probe).start().waitFor() == 0) {
      foreground.addAll(undo);
    }
    foreground.addAll(command);
    return foreground;
  }

  /// Waits for its last line.
  public void awaitReady() {
    String last = "Waymark is ready: http://localhost:" + port;
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .failFast("It ended", () -> !process.isAlive())
        .until(() -> printed().endsWith(last + System.lineSeparator()));
  }

  /// What it has printed so far.
  public String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The REST API of its gateway.
  public RestApi rest() {
    return new RestApi(URI.create("http://127.0.0.1:" + port + "/"));
  }

  /// The processes it runs now.
  public List<ProcessHandle> children() {
    return process.descendants().toList();
  }

  /// Sends it a signal, such as `TERM`.
  public void signal(String name) throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-" + name, String.valueOf(process.pid())).start().waitFor();
  }

  /// Waits until it has ended.
  ///
  /// @return its exit code
  public int awaitEnd() throws InterruptedException {
    if (!process.waitFor(90, SECONDS)) {
      throw new IllegalStateException("It did not end; it printed\n" + printed());
    }
    return process.exitValue();
  }

  @Override
  public void close() throws IOException {
    process.destroy();
    process.onExit().join();
    Files.delete(output);
  }
}

package dev.waymark.it.suite;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;

import dev.waymark.standalone.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;

/// A packaged program, started with `java -jar` as often as a test wants.
public final class Program implements AutoCloseable {

  private static final HttpClient HTTP =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

  private final Path log;
  private final List<String> command;
  private final TemporaryFolder temporary;
  private final Map<String, String> environment;
  private @Nullable Process process;
  private long logStart;

  /// A program that is not started yet.
  ///
  /// @param name of its log file
  Program(String name, Path jar, List<String> jvmFlags, List<String> arguments) {
    this(name, jar, jvmFlags, arguments, Map.of());
  }

  /// A program that is not started yet.
  ///
  /// @param name of its log file
  /// @param environment variables added to those of this process
  Program(
      String name,
      Path jar,
      List<String> jvmFlags,
      List<String> arguments,
      Map<String, String> environment) {
    this.environment = Map.copyOf(environment);
    this.log = logFolder().resolve(name + ".log");
    this.temporary = new TemporaryFolder(log.resolveSibling(name + ".tmp"));
    this.command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-XX:TieredStopAtLevel=1",
            "-XX:+UseSerialGC",
            "-Xmx256m",
            "--enable-native-access=ALL-UNNAMED"));
    command.addAll(jvmFlags);
    command.addAll(List.of("-jar", jar.toString()));
    command.addAll(arguments);
    Runtime.getRuntime().addShutdownHook(new Thread(this::kill));
  }

  /// Starts the program; its output is added to its log.
  public void start() {
    try {
      logStart = Files.exists(log) ? Files.size(log) : 0;
      List<String> all = new ArrayList<>(command);
      all.add(1, temporary.flag());
      ProcessBuilder builder =
          new ProcessBuilder(all)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.appendTo(log.toFile()));
      builder.environment().putAll(environment);
      process = builder.start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Runs the program to its end, which must be a good one.
  void run() throws InterruptedException {
    start();
    int exitCode = running().waitFor();
    if (exitCode != 0) {
      throw new IllegalStateException("Exit code " + exitCode + "; its log ends\n" + logTail());
    }
  }

  /// Runs the program to its end.
  ///
  /// @return its exit code
  public int runToEnd() throws InterruptedException {
    start();
    return running().waitFor();
  }

  /// Waits until an address answers with status 200.
  public void awaitReady(URI address) {
    Awaitility.await()
        .atMost(Duration.ofSeconds(90))
        .pollInterval(Duration.ofMillis(100))
        .failFast("The program ended", this::requireAlive)
        .until(() -> answers(address));
  }

  /// Ends the program in order.
  public void stop() throws InterruptedException {
    running().destroy();
    if (!running().waitFor(30, SECONDS)) {
      kill();
      throw new IllegalStateException("It did not stop within 30 s; its log ends\n" + logTail());
    }
  }

  /// Ends the program as a crash would (`kill -9`).
  public void kill() {
    if (process != null) {
      process.destroyForcibly().onExit().join();
    }
  }

  @Override
  public void close() {
    if (process != null) {
      process.destroy();
      process
          .onExit()
          .orTimeout(30, SECONDS)
          .exceptionally(e -> running().destroyForcibly())
          .join();
    }
    try {
      temporary.remove();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What it has printed since it was started last.
  public String printed() {
    try {
      byte[] all = Files.readAllBytes(log);
      int from = Math.toIntExact(logStart);
      return new String(all, from, all.length - from, UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The number of its process.
  public long pid() {
    return running().pid();
  }

  private Process running() {
    if (process == null) {
      throw new IllegalStateException("not started");
    }
    return process;
  }

  private void requireAlive() {
    if (!running().isAlive()) {
      throw new IllegalStateException("It ended; its log ends\n" + logTail());
    }
  }

  private static boolean answers(URI address) {
    try {
      HttpRequest request = HttpRequest.newBuilder(address).timeout(Duration.ofSeconds(5)).build();
      return HTTP.send(request, BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private String logTail() {
    try {
      List<String> lines = Files.readAllLines(log);
      return lines.stream().skip(Math.max(0, lines.size() - 30)).collect(Collectors.joining("\n"));
    } catch (IOException e) {
      return "unreadable: " + e;
    }
  }

  private static Path logFolder() {
    Path folder = Installation.root().resolve("integration-tests/target/logs");
    try {
      return Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

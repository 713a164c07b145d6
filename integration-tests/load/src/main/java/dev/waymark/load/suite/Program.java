package dev.waymark.load.suite;

import dev.waymark.standalone.process.JavaProcess;
import dev.waymark.standalone.process.TemporaryFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import org.jspecify.annotations.Nullable;

/// A packaged program as a process that can be ended and started again. It ends with this JVM.
public final class Program implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofSeconds(30);
  private static final Duration READY_TIMEOUT = Duration.ofMinutes(3);
  private static final long LOOK_EVERY_MILLIS = 100;

  private final String name;
  private final Path log;
  private final TemporaryFolder temporary;
  private final List<String> jvmFlags;
  private final String classPath;
  private final String mainClass;
  private final List<String> arguments;
  private final Map<String, String> environment;
  private @Nullable JavaProcess running;
  private long logStart;
  private boolean frozen;

  /// A program that is not started yet.
  ///
  /// @param name of its log file
  /// @param logs the folder of that file
  /// @param jar as `java -jar` would run it
  /// @param withParent the jar that ties the process to this one
  /// @param environment variables added to those of this process
  Program(
      String name,
      Path logs,
      Path jar,
      Path withParent,
      List<String> jvmFlags,
      List<String> arguments,
      Map<String, String> environment) {
    this.name = name;
    this.log = logs.resolve(name + ".log");
    this.temporary = new TemporaryFolder(logs.resolve(name + ".tmp"));
    this.jvmFlags = new ArrayList<>(jvmFlags);
    this.classPath = withParent + System.getProperty("path.separator") + jar;
    this.arguments = List.copyOf(arguments);
    this.environment = Map.copyOf(environment);
    try (JarFile file = new JarFile(jar.toFile())) {
      Attributes manifest = file.getManifest().getMainAttributes();
      this.mainClass = manifest.getValue(Attributes.Name.MAIN_CLASS);
      String opens = manifest.getValue("Add-Opens");
      if (opens != null) {
        for (String opened : opens.strip().split(" +", -1)) {
          this.jvmFlags.add("--add-opens=" + opened + "=ALL-UNNAMED");
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    Runtime.getRuntime().addShutdownHook(new Thread(this::thaw));
  }

  public String name() {
    return name;
  }

  /// Starts the program; its output is added to its log.
  public synchronized void start() {
    try {
      logStart = Files.exists(log) ? Files.size(log) : 0;
      List<String> flags = new ArrayList<>(jvmFlags);
      flags.add(temporary.flag());
      running =
          JavaProcess.start(
              flags, classPath, mainClass, arguments, Redirect.appendTo(log.toFile()), environment);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until the program does its work.
  public void awaitReady(BooleanSupplier ready) throws InterruptedException {
    long deadline = System.nanoTime() + READY_TIMEOUT.toNanos();
    while (!ready.getAsBoolean()) {
      if (!running().process().isAlive()) {
        throw new IllegalStateException(name + " ended; it printed\n" + printed());
      }
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            name + " is not ready after " + READY_TIMEOUT + "; it printed\n" + printed());
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
    }
  }

  /// Runs the program to its end.
  ///
  /// @return its exit code
  int run() throws InterruptedException {
    start();
    return running().process().waitFor();
  }

  /// What it has printed since it was started last.
  public String printed() {
    try {
      byte[] all = Files.readAllBytes(log);
      int from = (int) Math.min(logStart, all.length);
      return new String(all, from, all.length - from, StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// How often its log has a line with the text, over all its runs.
  public long logged(String text) {
    try (var lines = Files.lines(log)) {
      return lines.filter(line -> line.contains(text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The id of the process.
  public long pid() {
    return running().process().pid();
  }

  /// The processor time that it has taken since it was started last.
  public Duration processorTime() {
    return running().process().info().totalCpuDuration().orElse(Duration.ZERO);
  }

  /// Ends the program as a crash would (`kill -9`).
  public void kill() {
    running().kill();
  }

  /// Ends the program in order or, when it takes too long over that, as an operating system would.
  public void stop() {
    var _ = running().stop(TIMEOUT);
  }

  /// Stops the program in its tracks (`SIGSTOP`): it keeps its memory, its locks and its
  /// connections.
  public synchronized void freeze() {
    frozen = true;
    signal("STOP");
  }

  /// Lets a frozen program go on as if no time had passed (`SIGCONT`).
  public synchronized void thaw() {
    if (frozen) {
      frozen = false;
      signal("CONT");
    }
  }

  private void signal(String signal) {
    try {
      new ProcessBuilder("kill", "-" + signal, String.valueOf(pid())).start().waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private JavaProcess running() {
    if (running == null) {
      throw new IllegalStateException(name + " is not started");
    }
    return running;
  }

  @Override
  public void close() {
    if (running != null) {
      thaw();
      var _ = running.stop(TIMEOUT);
      try {
        temporary.remove();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

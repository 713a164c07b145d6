package dev.waymark.it.suite;

import static java.util.concurrent.TimeUnit.SECONDS;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// One run of `./waymark`, as a person would start it in a terminal.
public final class WaymarkScript implements AutoCloseable {

  /// The commands are short: quick to start is worth more than quick to run.
  private static final String QUICK_TO_START = "-XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xmx320m";

  private final Process process;
  private final Path output;

  private WaymarkScript(Process process, Path output) {
    this.process = process;
    this.output = output;
  }

  /// What a run came to.
  ///
  /// @param printed what went to standard output and standard error
  public record Ran(int exitCode, String printed) {}

  /// Starts it.
  public static WaymarkScript start(String... arguments) {
    return start(List.of(arguments), Map.of());
  }

  /// Starts it with further variables in its environment.
  static WaymarkScript start(List<String> arguments, Map<String, String> environment) {
    return start(arguments, QUICK_TO_START, environment);
  }

  static WaymarkScript start(
      List<String> arguments, String jvmOptions, Map<String, String> environment) {
    try {
      List<String> command = new ArrayList<>(inForeground());
      command.add(Installation.root().resolve("waymark").toString());
      command.addAll(arguments);
      Path output = Files.createTempFile("waymark", ".out");
      ProcessBuilder builder =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.to(output.toFile()));
      // The build that this test is a part of has built everything.
      builder.environment().putAll(environment);
      builder.environment().put("WAYMARK_BUILD", "never");
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      if (!jvmOptions.isEmpty()) {
        builder.environment().put("JDK_JAVA_OPTIONS", jvmOptions);
      }
      Process process = builder.start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroy));
      return new WaymarkScript(process, output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// Runs it to its end.
  public static Ran run(String... arguments) throws InterruptedException {
    try (WaymarkScript script = start(arguments)) {
      return script.awaitEnd();
    }
  }

  /// Runs `prepare` to its end, with the JVM options that `up` has.
  public static Ran prepare() throws InterruptedException {
    try (WaymarkScript script = start(List.of("prepare", "--seconds=3"), "", Map.of())) {
      return script.awaitEnd(300);
    }
  }

  /// How a terminal would start a command. A job that a script put in the background ignores
  /// Ctrl-C, and hands that on to its children unless `env` undoes it.
  private static List<String> inForeground() throws IOException, InterruptedException {
    List<String> undo = List.of("env", "--default-signal=INT");
    List<String> probe = new ArrayList<>(undo);
    probe.add("true");
    return new ProcessBuilder(probe).start().waitFor() == 0 ? undo : List.of();
  }

  /// What it has printed so far.
  public String printed() {
    try {
      return Files.readString(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it runs.
  public boolean isAlive() {
    return process.isAlive();
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
  public Ran awaitEnd() throws InterruptedException {
    return awaitEnd(90);
  }

  private Ran awaitEnd(int seconds) throws InterruptedException {
    if (!process.waitFor(seconds, SECONDS)) {
      throw new IllegalStateException("It did not end; it printed\n" + printed());
    }
    return new Ran(process.exitValue(), printed());
  }

  @Override
  public void close() {
    process.destroy();
    process.onExit().join();
    try {
      Files.delete(output);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

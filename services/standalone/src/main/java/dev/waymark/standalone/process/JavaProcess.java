package dev.waymark.standalone.process;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A JVM that this one starts, that ends with this one, and that leaves Ctrl-C to it.
///
/// A terminal sends Ctrl-C to every process of the group at once. The child is started with that
/// signal ignored, which a JVM respects, so that its parent alone decides who stops when.
public final class JavaProcess {

  private static final String IGNORING_THE_TERMINAL = "umask 077; trap '' INT HUP; exec \"$@\"";

  private final Process process;

  private JavaProcess(Process process) {
    this.process = process;
  }

  /// Starts a JVM of the kind this one is.
  ///
  /// @param jvmFlags flags such as `-Xmx256m`
  /// @param classPath must contain [WithParent] and the main class
  /// @param arguments for the main class
  /// @param output where standard output and error go: a file, or a pipe to read with [#process]
  /// @throws IOException if the operating system cannot start it
  public static JavaProcess start(
      List<String> jvmFlags,
      String classPath,
      String mainClass,
      List<String> arguments,
      Redirect output)
      throws IOException {
    return start(jvmFlags, classPath, mainClass, arguments, output, Map.of());
  }

  /// Starts a JVM of the kind this one is.
  ///
  /// @param environment variables added to those of this JVM, such as secrets, which other users
  ///   can read on a command line
  /// @throws IOException if the operating system cannot start it
  public static JavaProcess start(
      List<String> jvmFlags,
      String classPath,
      String mainClass,
      List<String> arguments,
      Redirect output,
      Map<String, String> environment)
      throws IOException {
    List<String> command = new ArrayList<>(List.of("/bin/sh", "-c", IGNORING_THE_TERMINAL, "sh"));
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("--sun-misc-unsafe-memory-access=allow");
    // Half a process, with a thread gone, is worse than none: its parent can start it
    // again.
    command.add("-XX:+ExitOnOutOfMemoryError");
    command.addAll(jvmFlags);
    command.addAll(List.of("-cp", classPath, WithParent.class.getName(), mainClass));
    command.addAll(arguments);
    ProcessBuilder builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output);
    builder.environment().putAll(environment);
    return new JavaProcess(builder.start());
  }

  /// The process itself, to read its output or to wait for its end.
  public Process process() {
    return process;
  }

  /// Asks the process to end and waits; ends it by force when the timeout is over.
  ///
  /// @return whether it ended by itself
  public boolean stop(Duration timeout) {
    // Not by the process itself, which would close the pipe before the last lines are read.
    process.toHandle().destroy();
    try {
      if (process.waitFor(timeout.toMillis(), TimeUnit.MILLISECONDS)) {
        return true;
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    kill();
    return false;
  }

  /// Ends the process as a crash would, without any chance to clean up.
  public void kill() {
    process.destroyForcibly().onExit().join();
  }
}

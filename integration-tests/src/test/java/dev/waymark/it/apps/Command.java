package dev.waymark.it.apps;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// A program of this machine, run to its end.
final class Command {

  private static final long TIMEOUT_SECONDS = 180;

  private Command() {}

  /// What came of it.
  ///
  /// @param printed its output and errors
  record Ran(int exitCode, String printed) {}

  /// Runs a program in a folder.
  ///
  /// @param environment variables added to those of this process
  /// @throws AssertionError when it is not on this machine
  static Ran run(Path folder, Map<String, String> environment, String... command)
      throws InterruptedException {
    try {
      Path output = Files.createTempFile("waymark-command", ".txt");
      ProcessBuilder builder =
          new ProcessBuilder(List.of(command))
              .directory(folder.toFile())
              .redirectErrorStream(true)
              .redirectInput(ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
              .redirectOutput(output.toFile());
      builder.environment().putAll(environment);
      Process process = builder.start();
      if (!process.waitFor(TIMEOUT_SECONDS, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        throw new AssertionError(
            "%s did not end within %d s".formatted(command[0], TIMEOUT_SECONDS));
      }
      String printed = Files.readString(output, UTF_8);
      Files.delete(output);
      return new Ran(process.exitValue(), printed);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether a program is on this machine.
  static boolean isThere(String program) {
    return List.of(System.getenv("PATH").split(":", -1)).stream()
        .anyMatch(folder -> Files.isExecutable(Path.of(folder, program)));
  }
}

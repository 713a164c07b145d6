package dev.waymark.deploy;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Prometheus' own checker of rules.
///
/// Where it is missing, a continuous build (`CI=true`) fails, and another one says that it did not
/// check.
final class Promtool {

  private static final String MISSING =
      "promtool is missing, so the alert rules and dashboards were NOT checked. Install Prometheus (Debian: apt-get install prometheus).";

  private Promtool() {}

  /// What it answered.
  ///
  /// @param status its exit status; 0 when all is well
  /// @param output all that it printed
  record Answer(int status, String output) {}

  static Answer run(Path folder, String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of("promtool"));
    command.addAll(List.of(arguments));
    Process process;
    try {
      process =
          new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
    } catch (IOException e) {
      if (Boolean.parseBoolean(System.getenv("CI"))) {
        throw new AssertionError(MISSING, e);
      }
      System.err.println(MISSING);
      return abort(MISSING);
    }
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    if (!process.waitFor(30, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("promtool does not end");
    }
    return new Answer(process.exitValue(), output);
  }
}

package dev.waymark.web;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// Node.js, as far as tests need it. Where it is not installed such a test is passed over, except
/// in continuous integration (`CI=true`).
final class Node {

  private Node() {}

  static void assumeItIsThere() {
    assumeTrue(isThere() || Boolean.parseBoolean(System.getenv("CI")), "Node.js is not installed");
  }

  private static boolean isThere() {
    try {
      return new ProcessBuilder("node", "--version").start().waitFor() == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Runs a command to its end.
  ///
  /// @return what it printed
  static String run(Path folder, String... command) throws IOException, InterruptedException {
    Path printed = Files.createTempFile(folder, "printed", ".txt");
    Process process =
        new ProcessBuilder(command)
            .directory(folder.toFile())
            .redirectErrorStream(true)
            .redirectOutput(printed.toFile())
            .start();
    try {
      assertThat(process.waitFor(5, TimeUnit.MINUTES)).as(String.join(" ", command)).isTrue();
      String text = Files.readString(printed, UTF_8);
      assertThat(process.exitValue()).as(text).isZero();
      return text;
    } finally {
      process.destroyForcibly();
      Files.delete(printed);
    }
  }
}

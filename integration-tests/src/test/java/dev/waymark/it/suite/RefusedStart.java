package dev.waymark.it.suite;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A program that must not start with the settings it is given.
public final class RefusedStart {
  private RefusedStart() {}

  /// The one line that the program prints before it ends with status 1.
  ///
  /// @param jar what is run
  /// @param flags for the JVM, before the jar
  public static String line(Path jar, String... flags) throws IOException, InterruptedException {
    List<String> command =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dquarkus.log.console.enabled=false",
                "-Dquarkus.http.port=0",
                "-Dquarkus.grpc.server.port=0",
                "-Dquarkus.management.port=0"));
    command.addAll(List.of(flags));
    command.addAll(List.of("-jar", jar.toString()));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    try (InputStream output = process.getInputStream()) {
      assertThat(process.waitFor(60, SECONDS)).isTrue();
      String printed = new String(output.readAllBytes(), StandardCharsets.UTF_8).strip();
      assertThat(process.exitValue()).isEqualTo(1);
      assertThat(printed.lines()).as(printed).hasSize(1);
      return printed;
    } finally {
      process.destroyForcibly();
    }
  }
}

package dev.waymark.it.story;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.suite.Installation;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A gateway that nobody told who may call, where others would reach it.
final class ExposureIT {

  @Test
  void itDoesNotStartAndSaysInOneLineWhatToSet() throws Exception {
    Process gateway =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx256m",
                "-Dquarkus.http.host=0.0.0.0",
                "-Dquarkus.http.port=0",
                "-Dquarkus.log.console.enable=false",
                "-Dquarkus.log.console.enabled=false",
                "-jar",
                Installation.gateway().toString())
            .redirectErrorStream(true)
            .start();
    try {
      assertThat(gateway.waitFor(60, SECONDS)).isTrue();
      String printed = new String(gateway.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(gateway.exitValue()).isEqualTo(1);
      assertThat(printed.strip().lines())
          .singleElement()
          .asString()
          .contains("0.0.0.0", "waymark.gateway.auth.issuer", "waymark.gateway.auth.keys-file");
    } finally {
      gateway.destroyForcibly();
    }
  }
}

package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.suite.Installation;
import dev.waymark.it.suite.RefusedStart;
import org.junit.jupiter.api.Test;

/// A gateway that nobody told who may call, where others would reach it.
final class ExposureIT {

  @Test
  void itDoesNotStartAndSaysInOneLineWhatToSet() throws Exception {
    assertThat(RefusedStart.line(Installation.gateway(), "-Dquarkus.http.host=0.0.0.0"))
        .contains("0.0.0.0", "waymark.gateway.auth.issuer", "waymark.gateway.auth.keys-file");
  }
}

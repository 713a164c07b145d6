package dev.waymark.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExposureTest {

  private static final AuthSettings OPEN =
      new AuthSettings(Optional.empty(), Optional.empty(), Optional.empty());

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.1.2.3"})
  void anOpenGatewayListensOnThisMachine(String host) {
    assertThat(Exposure.refusal(OPEN, host)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0.0.0.0", "::", "10.0.0.1", "no-such-host.invalid"})
  void anOpenGatewayListensNowhereElseAndSaysWhatToSet(String host) {
    assertThat(Exposure.refusal(OPEN, host))
        .hasValueSatisfying(line ->
            assertThat(line)
                .contains(host, "waymark.gateway.auth.issuer", "waymark.gateway.auth.keys-file")
                .doesNotContain("\n"));
  }

  @Test
  void aGatewayThatKnowsItsCallersListensAnywhere() {
    var byIssuer =
        new AuthSettings(Optional.of("https://id.example"), Optional.empty(), Optional.empty());
    var byKeys =
        new AuthSettings(Optional.empty(), Optional.empty(), Optional.of(Path.of("keys.json")));
    assertThat(Exposure.refusal(byIssuer, "0.0.0.0")).isEmpty();
    assertThat(Exposure.refusal(byKeys, "0.0.0.0")).isEmpty();
  }

  @Test
  void keysWithoutAnIssuerAreAMistake() {
    var settings =
        new AuthSettings(Optional.empty(), Optional.of(Path.of("jwks.json")), Optional.empty());
    assertThat(Exposure.refusal(settings, "127.0.0.1"))
        .hasValueSatisfying(line -> assertThat(line).contains("waymark.gateway.auth.issuer"));
  }
}

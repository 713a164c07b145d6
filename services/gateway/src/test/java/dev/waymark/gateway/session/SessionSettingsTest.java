package dev.waymark.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.gateway.config.GatewayConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionSettingsTest {

  private static final String SECRET = "0123456789abcdef0123456789abcdef";

  @TempDir Path folder;

  @Test
  void nobodySignsInUnlessAClientIsSet() {
    SessionSettings settings = settings("0.0.0.0", Map.of());
    assertThatCode(settings::check).doesNotThrowAnyException();
    assertThat(settings.areThere()).isFalse();
  }

  @Test
  void onThisMachineTheSecretIsMadeUpAtEachStart() {
    Map<String, String> client = Map.of("session.client-id", "w", "auth.issuer", "https://id.test");
    SessionSettings settings = settings("127.0.0.1", client);
    assertThatCode(settings::check).doesNotThrowAnyException();
    assertThat(settings.secret()).hasSize(32).isNotEqualTo(settings("127.0.0.1", client).secret());
  }

  @Test
  void whereOthersReachItTheSecretMustBeSet() {
    assertThatThrownBy(
            settings("0.0.0.0", Map.of("session.client-id", "w", "auth.issuer", "https://id.test"))
                ::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining("waymark.gateway.session.secret-file");
  }

  @Test
  void secretsComeFromFiles() throws IOException {
    Path secret = Files.writeString(folder.resolve("secret"), SECRET + "\n");
    Path client = Files.writeString(folder.resolve("client"), "of the client\n");
    SessionSettings settings =
        settings(
            "0.0.0.0",
            Map.of(
                "session.client-id",
                "w",
                "auth.issuer",
                "https://id.test",
                "session.secret-file",
                secret.toString(),
                "session.client-secret-file",
                client.toString()));
    assertThatCode(settings::check).doesNotThrowAnyException();
    assertThat(new String(settings.secret(), StandardCharsets.UTF_8)).isEqualTo(SECRET);
    assertThat(settings.clientSecret()).contains("of the client");
  }

  @Test
  void mistakesAreNamed() {
    refuses(Map.of("session.client-id", "w"), "waymark.gateway.auth.issuer");
    refuses(with("session.secret", "short"), "waymark.gateway.session.secret");
    refuses(with("session.secret-file", "/no/such/file"), "/no/such/file");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "learn.example.com",
        "ftp://learn.example.com",
        "https://a@b.test",
        "https://b.test/?a"
      })
  void anAddressOfThePagesIsOne(String base) {
    refuses(with("session.redirect-base", base), "waymark.gateway.session.redirect-base");
  }

  private static Map<String, String> with(String name, String value) {
    var all = new HashMap<>(Map.of("session.client-id", "w", "auth.issuer", "https://id.test"));
    all.put(name, value);
    return all;
  }

  private static void refuses(Map<String, String> settings, String named) {
    assertThatThrownBy(settings("127.0.0.1", settings)::check)
        .isInstanceOf(ConfigurationException.class)
        .hasMessageContaining(named);
  }

  private static SessionSettings settings(String host, Map<String, String> settings) {
    var prefixed = new HashMap<String, String>();
    settings.forEach((name, value) -> prefixed.put("waymark.gateway." + name, value));
    GatewayConfig config =
        new SmallRyeConfigBuilder()
            .addDiscoveredConverters()
            .withMapping(GatewayConfig.class)
            .withSources(new PropertiesConfigSource(prefixed, "test", 100))
            .withDefaultValue("quarkus.http.host", host)
            .build()
            .getConfigMapping(GatewayConfig.class);
    return new SessionSettings(config, host);
  }
}

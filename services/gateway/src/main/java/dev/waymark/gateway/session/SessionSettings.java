package dev.waymark.gateway.session;

import dev.waymark.events.KeyFile;
import dev.waymark.gateway.auth.Exposure;
import dev.waymark.gateway.config.GatewayConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// The settings of sessions, checked and with the secrets from their files.
@ApplicationScoped
class SessionSettings {

  private static final String PREFIX = "waymark.gateway.session.";
  private static final int MIN_SECRET_LENGTH = 32;

  private final GatewayConfig.Session config;
  private final Optional<String> issuer;
  private final String host;

  SessionSettings(GatewayConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.config = config.session();
    this.issuer = config.auth().issuer();
    this.host = host;
  }

  /// Whether people can sign in at all.
  boolean areThere() {
    return config.clientId().isPresent();
  }

  String clientId() {
    return config.clientId().orElseThrow();
  }

  /// Empty for a public client.
  Optional<String> clientSecret() {
    return fromFile(config.clientSecret(), config.clientSecretFile(), "client-secret");
  }

  List<String> scopes() {
    return config.scopes();
  }

  /// The address of the pages, without a slash at its end; empty for that of each request.
  Optional<String> redirectBase() {
    return config.redirectBase().map(base -> base.toString().replaceFirst("/+$", ""));
  }

  Duration lifetime() {
    return config.lifetime();
  }

  /// What cookies are encrypted with.
  byte[] secret() {
    return fromFile(config.secret(), config.secretFile(), "secret")
        .map(text -> text.getBytes(StandardCharsets.UTF_8))
        .orElseGet(SessionSettings::random);
  }

  private static byte[] random() {
    byte[] bytes = new byte[MIN_SECRET_LENGTH];
    new SecureRandom().nextBytes(bytes);
    return bytes;
  }

  /// @throws ConfigurationException with what to set, when nobody could sign in safely by these
  void check() {
    refusal()
        .ifPresent(line -> {
          throw new ConfigurationException("The gateway does not start: " + line);
        });
  }

  private Optional<String> refusal() {
    if (!areThere()) {
      return Optional.empty();
    }
    if (issuer.isEmpty()) {
      return Optional.of(PREFIX + "client-id needs waymark.gateway.auth.issuer too.");
    }
    Optional<String> secret = fromFile(config.secret(), config.secretFile(), "secret");
    if (secret.isPresent() && secret.get().length() < MIN_SECRET_LENGTH) {
      return Optional.of(
          PREFIX + "secret must have at least %d characters.".formatted(MIN_SECRET_LENGTH));
    }
    if (secret.isEmpty() && !Exposure.isLoopback(host)) {
      return Optional.of(
          "set %ssecret-file to a file of at least %d random characters, the same for every gateway behind one address."
              .formatted(PREFIX, MIN_SECRET_LENGTH));
    }
    return config
        .redirectBase()
        .filter(base -> !isAddress(base))
        .map(base ->
            PREFIX
                + "redirect-base is %s: give an address such as https://learn.example.com, without a query."
                    .formatted(base));
  }

  private static boolean isAddress(URI base) {
    boolean isHttp = "https".equals(base.getScheme()) || "http".equals(base.getScheme());
    return isHttp
        && base.getHost() != null
        && base.getRawQuery() == null
        && base.getRawFragment() == null
        && base.getRawUserInfo() == null;
  }

  private static Optional<String> fromFile(
      Optional<String> value, Optional<Path> file, String name) {
    if (value.isPresent() || file.isEmpty()) {
      return value;
    }
    try {
      return Optional.of(KeyFile.read(file.get()).strip());
    } catch (IOException e) {
      throw new ConfigurationException(
          "The gateway does not start: %s, which %s%s-file names, cannot be read, for %s."
              .formatted(file.get(), PREFIX, name, e.getMessage()));
    }
  }
}

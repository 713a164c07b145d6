package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import io.quarkus.runtime.configuration.ConfigurationException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logging.Logger;

/// Lets the gateway be open on this machine alone: where others reach it, it must know who calls.
@ApplicationScoped
public class Exposure {

  private static final Logger LOG = Logger.getLogger(Exposure.class);

  private final GatewayConfig.Auth config;
  private final String host;

  Exposure(GatewayConfig config, @ConfigProperty(name = "quarkus.http.host") String host) {
    this.config = config.auth();
    this.host = host;
  }

  /// Whether everyone may do anything.
  static boolean isOpen(GatewayConfig.Auth config) {
    return config.issuer().isEmpty() && config.keysFile().isEmpty();
  }

  /// Says in the log who may call.
  ///
  /// @throws ConfigurationException when the settings let in more than anyone can have meant
  public void check() {
    refusal(config, host)
        .ifPresent(line -> {
          throw new ConfigurationException(line);
        });
    if (isOpen(config)) {
      LOG.infof(
          "Open to everyone on this machine (%s): neither waymark.gateway.auth.issuer nor"
              + " waymark.gateway.auth.keys-file is set",
          host);
    } else {
      LOG.infof(
          "Callers need a token of %s or a key of %s",
          config.issuer().orElse("(no issuer)"),
          config.keysFile().map(Object::toString).orElse("(no file)"));
    }
  }

  /// Why the gateway does not start, in one line; empty when it does.
  static Optional<String> refusal(GatewayConfig.Auth config, String host) {
    if (isOpen(config) && !isLoopback(host)) {
      return Optional.of(
          ("The gateway does not listen on %s, where others reach it, without knowing who calls: set"
                  + " waymark.gateway.auth.issuer or waymark.gateway.auth.keys-file, or"
                  + " quarkus.http.host=127.0.0.1.")
              .formatted(host));
    }
    if (config.jwksFile().isPresent() && config.issuer().isEmpty()) {
      return Optional.of(
          "The gateway does not start: waymark.gateway.auth.jwks-file needs"
              + " waymark.gateway.auth.issuer too.");
    }
    return Optional.empty();
  }

  /// Whether only this machine reaches that address.
  public static boolean isLoopback(String host) {
    try {
      return Arrays.stream(InetAddress.getAllByName(host)).allMatch(InetAddress::isLoopbackAddress);
    } catch (UnknownHostException e) {
      return false;
    }
  }
}

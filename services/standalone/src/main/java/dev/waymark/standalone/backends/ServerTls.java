package dev.waymark.standalone.backends;

import dev.waymark.standalone.CommandFailedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;

/// What servers listen with TLS by: the files `tls.crt`, `tls.key` and `ca.crt` of a folder, in
/// PEM, and the password in `kafka.password` that Kafka's user `waymark` logs in with (SASL,
/// PLAIN).
///
/// @param folder where they lie
public record ServerTls(Path folder) {

  private static final String USER = "waymark";

  /// @throws CommandFailedException when a file is missing
  public ServerTls {
    folder = folder.toAbsolutePath();
    for (String name : new String[] {"tls.crt", "tls.key", "ca.crt", "kafka.password"}) {
      if (!Files.isReadable(folder.resolve(name))) {
        throw new CommandFailedException(
            "%s cannot be read: --tls needs tls.crt, tls.key, ca.crt and kafka.password in its folder."
                .formatted(folder.resolve(name)));
      }
    }
  }

  Path certificate() {
    return folder.resolve("tls.crt");
  }

  Path key() {
    return folder.resolve("tls.key");
  }

  /// Kafka's settings for the listener of that name, which the broker speaks to itself by too.
  Map<String, String> kafka(String listener) {
    String prefix = "listener.name." + listener.toLowerCase(Locale.ROOT) + ".";
    String password = text("kafka.password").strip();
    return Map.of(
        prefix + "ssl.keystore.type",
        "PEM",
        prefix + "ssl.keystore.certificate.chain",
        text("tls.crt"),
        prefix + "ssl.keystore.key",
        text("tls.key"),
        prefix + "ssl.truststore.type",
        "PEM",
        prefix + "ssl.truststore.certificates",
        text("ca.crt"),
        prefix + "sasl.enabled.mechanisms",
        "PLAIN",
        prefix + "plain.sasl.jaas.config",
        "org.apache.kafka.common.security.plain.PlainLoginModule required username=\"%1$s\" password=\"%2$s\" user_%1$s=\"%2$s\";"
            .formatted(USER, password),
        "sasl.mechanism.inter.broker.protocol",
        "PLAIN");
  }

  private String text(String name) {
    try {
      return Files.readString(folder.resolve(name));
    } catch (IOException e) {
      throw new CommandFailedException(
          "%s cannot be read: %s.".formatted(folder.resolve(name), e.getMessage()));
    }
  }
}

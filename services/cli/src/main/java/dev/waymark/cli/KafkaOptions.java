package dev.waymark.cli;

import dev.waymark.curriculum.yaml.BoundedFile;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// Where Kafka is.
public final class KafkaOptions {
  private static final int MAX_SETTINGS_BYTES = 1 << 20;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--bootstrap-servers",
      paramLabel = "HOST:PORT",
      description = "where Kafka answers, such as 127.0.0.1:9092; several separated by commas")
  private @Nullable String servers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description = "further settings of Kafka's client, such as TLS and SASL, as properties")
  private @Nullable Path file;

  /// Whether Kafka was named.
  public boolean isGiven() {
    return servers != null;
  }

  /// Settings of a client.
  ///
  /// @throws ParameterException if there is no address or one that cannot be
  public Map<String, Object> settings() {
    if (servers == null) {
      throw new ParameterException(
          spec.commandLine(), "--bootstrap-servers is missing. Add where Kafka answers.");
    }
    if (!servers.matches("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*")) {
      throw new ParameterException(
          spec.commandLine(),
          "--bootstrap-servers is \"%s\". Write it as host:port.".formatted(servers));
    }
    Map<String, Object> settings = new HashMap<>();
    if (file != null) {
      Properties properties = new Properties();
      try (Reader reader = new StringReader(BoundedFile.text(file, MAX_SETTINGS_BYTES))) {
        properties.load(reader);
      } catch (IOException | IllegalArgumentException e) {
        throw new BadInputException(
            file, "cannot be read (" + e.getMessage() + ")", "Give a file of properties.");
      }
      properties.stringPropertyNames().forEach(n -> settings.put(n, properties.getProperty(n)));
    }
    settings.put("bootstrap.servers", servers);
    return settings;
  }
}

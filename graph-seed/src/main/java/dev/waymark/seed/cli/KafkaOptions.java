package dev.waymark.seed.cli;

import dev.waymark.curriculum.yaml.BoundedFile;
import dev.waymark.seed.kafka.KafkaAccess;
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
final class KafkaOptions {
  private static final int MAX_SETTINGS_BYTES = 1 << 20;

  @Spec(Spec.Target.MIXEE)
  private CommandSpec spec = CommandSpec.create();

  @Option(
      names = "--kafka",
      paramLabel = "HOST:PORT",
      description = "Where Kafka answers, such as 127.0.0.1:9092; several separated by commas.")
  private @Nullable String bootstrapServers;

  @Option(
      names = "--kafka-config",
      paramLabel = "FILE",
      description =
          "Further settings of Kafka's client, such as TLS and SASL, as a properties file.")
  private @Nullable Path settings;

  /// @throws ParameterException if there is no address, or the file cannot be read
  KafkaAccess access() {
    if (bootstrapServers == null) {
      throw new ParameterException(
          spec.commandLine(), "--kafka is missing. Add where Kafka answers, as host:port.");
    }
    if (!bootstrapServers.matches("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*")) {
      throw new ParameterException(
          spec.commandLine(),
          "--kafka is \"%s\". Write it as host:port.".formatted(bootstrapServers));
    }
    return new KafkaAccess(bootstrapServers, settings == null ? Map.of() : read(settings));
  }

  private Map<String, String> read(Path file) {
    Properties properties = new Properties();
    try (Reader reader = new StringReader(BoundedFile.text(file, MAX_SETTINGS_BYTES))) {
      properties.load(reader);
    } catch (IOException | IllegalArgumentException e) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot read the settings %s (%s). Check the file.".formatted(file, e.getMessage()),
          e);
    }
    Map<String, String> map = new HashMap<>();
    properties.stringPropertyNames().forEach(name -> map.put(name, properties.getProperty(name)));
    return map;
  }
}

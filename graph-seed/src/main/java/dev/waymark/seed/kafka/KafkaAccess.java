package dev.waymark.seed.kafka;

import java.util.Map;

/// How to reach the broker.
///
/// @param bootstrapServers such as `127.0.0.1:9092`
/// @param settings further client settings, such as those for TLS and SASL
public record KafkaAccess(String bootstrapServers, Map<String, String> settings) {
  public KafkaAccess {
    settings = Map.copyOf(settings);
  }

  /// Leaves the settings out, which may hold a password.
  @Override
  public String toString() {
    return bootstrapServers;
  }
}

package dev.waymark.gateway.progress;

import dev.waymark.gateway.config.GatewayConfig;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.time.Duration;
import java.time.Instant;

/// Readers for which time stands still.
final class ReaderAt {

  static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private ReaderAt() {}

  static ProgressReader noon() {
    var config =
        new SmallRyeConfigBuilder()
            .withConverter(Duration.class, 200, new DurationConverter())
            .withMapping(GatewayConfig.class)
            .build()
            .getConfigMapping(GatewayConfig.class);
    return new ProgressReader(config, () -> NOON);
  }
}

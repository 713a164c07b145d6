package dev.waymark.gateway.http;

import dev.waymark.standalone.BackendsProcess;
import dev.waymark.standalone.backends.Loopback;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A real broker without any topic, and a free port where a recommender may or may not be.
public final class Surroundings implements QuarkusTestResourceLifecycleManager {

  static final String TOPIC = "waymark.progress.v1";
  static final int PARTITIONS = 6;
  static final int STREAMS = 20;

  private @Nullable BackendsProcess backends;

  @Override
  public Map<String, String> start() {
    try {
      Path data = Files.createTempDirectory("waymark-gateway-test");
      backends = BackendsProcess.start(data);
      return Map.ofEntries(
          Map.entry("kafka.bootstrap.servers", backends.kafkaBootstrapServers()),
          Map.entry(
              "quarkus.grpc.clients.recommender.test-port", Integer.toString(Loopback.freePort())),
          Map.entry("quarkus.http.test-port", "0"),
          Map.entry("waymark.gateway.catalogue.retry-interval", "100ms"),
          Map.entry("waymark.gateway.catalogue.refresh-interval", "200ms"),
          Map.entry("waymark.gateway.recommender.reconnect-interval", "50ms"),
          Map.entry("waymark.gateway.recommender.deadline", "1s"),
          Map.entry("waymark.gateway.stream.heartbeat", "100ms"),
          Map.entry("waymark.gateway.stream.max-open", Integer.toString(STREAMS)),
          Map.entry("waymark.gateway.request.body-timeout", "2s"),
          Map.entry("waymark.gateway.warm-up.time", "0s"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void stop() {
    if (backends != null) {
      backends.close();
    }
  }
}

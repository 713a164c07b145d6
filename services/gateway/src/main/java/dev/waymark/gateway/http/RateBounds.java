package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.core.http.HttpServerRequest;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Bounds how much one client address may ask, by a token bucket for each. The addresses heard of
/// longest ago are forgotten first, so that a flood of addresses cannot fill the memory.
@ApplicationScoped
class RateBounds {

  private final GatewayConfig.Rate config;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > config.maxClients();
        }
      };

  RateBounds(GatewayConfig config) {
    this.config = config.rate();
  }

  /// Counts the request; null when its client is within bounds. Only what is for operators and
  /// tools is not counted.
  ///
  /// @param readable whether the target keeps the rules of a path
  @Nullable Problem refusal(HttpServerRequest request, boolean readable) {
    if (config.perSecond() == 0 || (readable && request.uri().startsWith("/q/"))) {
      return null;
    }
    String address = request.remoteAddress().hostAddress();
    if (!config.boundsLoopback() && isLoopback(address)) {
      return null;
    }
    ConsumptionProbe probe = bucket(address).tryConsumeAndReturnRemaining(1);
    return probe.isConsumed()
        ? null
        : Problem.passing(
            ProblemType.TOO_MANY_REQUESTS,
            "This address may ask %d times a second. Send several events in one request, and ask less often."
                .formatted(config.perSecond()),
            Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }

  private Bucket bucket(String address) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(address, unseen -> newBucket());
    }
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit ->
            limit
                .capacity(Math.max(config.burst(), config.perSecond()))
                .refillGreedy(config.perSecond(), Duration.ofSeconds(1)))
        .build();
  }
}

package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Bounds how much one caller may ask, by a token bucket for each: for each identity, and for each
/// address where there is none. Those heard of longest ago are forgotten first, so that a flood of
/// addresses cannot fill the memory.
///
/// Answers tell what is left by the header fields of draft-ietf-httpapi-ratelimit-headers.
@Singleton
class RateBounds {

  private static final String POLICY_HEADER = "RateLimit-Policy";
  private static final String LEFT_HEADER = "RateLimit";

  private static final long NANOS = 1_000_000_000;

  private final GatewayConfig.Rate config;
  private final ClientAddress addresses;
  private final long capacity;
  private final Map<String, Bucket> buckets =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
          return size() > config.maxClients();
        }
      };

  RateBounds(GatewayConfig config, ClientAddress addresses) {
    this.config = config.rate();
    this.addresses = addresses;
    this.capacity = Math.max(config.rate().burst(), config.rate().perSecond());
  }

  /// Whose bounds a request counts against; empty when it is not bounded.
  ///
  /// @param caller who sent it; null when that is not known
  Optional<String> bounded(RoutingContext request, @Nullable Caller caller) {
    if (caller != null && !(caller instanceof Caller.Anyone)) {
      return Optional.of(caller.name());
    }
    String address = addresses.of(request.request());
    return config.boundsLoopback() || !isLoopback(address)
        ? Optional.of("address " + address)
        : Optional.empty();
  }

  /// Counts the request; null when its caller is within bounds.
  ///
  /// @param caller who sent it; null when that is not known
  @Nullable Problem refusal(RoutingContext request, @Nullable Caller caller) {
    if (config.perSecond() == 0) {
      return null;
    }
    return bounded(request, caller).map(who -> counted(request, who)).orElse(null);
  }

  private @Nullable Problem counted(RoutingContext request, String who) {
    ConsumptionProbe probe = bucket(who).tryConsumeAndReturnRemaining(1);
    var response = request.response();
    response.putHeader(
        POLICY_HEADER,
        "\"caller\";q=%d;w=%d".formatted(capacity, Math.ceilDiv(capacity, config.perSecond())));
    response.putHeader(
        LEFT_HEADER,
        "\"caller\";r=%d;t=%d"
            .formatted(
                probe.getRemainingTokens(), Math.ceilDiv(probe.getNanosToWaitForReset(), NANOS)));
    return probe.isConsumed()
        ? null
        : Problem.passing(
            ProblemType.TOO_MANY_REQUESTS,
            "One caller may ask %d times a second. Send several events in one request, and ask less often."
                .formatted(config.perSecond()),
            Duration.ofNanos(probe.getNanosToWaitForRefill()));
  }

  private static boolean isLoopback(String address) {
    return address.startsWith("127.") || address.equals("::1") || address.equals("0:0:0:0:0:0:0:1");
  }

  private Bucket bucket(String who) {
    synchronized (buckets) {
      return buckets.computeIfAbsent(who, unseen -> newBucket());
    }
  }

  private Bucket newBucket() {
    return Bucket.builder()
        .addLimit(limit ->
            limit.capacity(capacity).refillGreedy(config.perSecond(), Duration.ofSeconds(1)))
        .build();
  }
}

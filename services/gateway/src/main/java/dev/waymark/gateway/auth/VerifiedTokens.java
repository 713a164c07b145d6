package dev.waymark.gateway.auth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The claims of tokens whose signatures were checked a moment ago, so that an app which sends the
/// same token with each request has it checked once in a while only. Holds digests, no tokens.
final class VerifiedTokens {

  private static final int MAX_TOKENS = 10_000;

  private final Cache<String, Verified> cache;
  private final InstantSource clock;

  /// @param keep how long the outcome of a check counts; zero: each request is checked
  VerifiedTokens(Duration keep, InstantSource clock) {
    this.clock = clock;
    cache = Caffeine.newBuilder().maximumSize(MAX_TOKENS).expireAfterWrite(keep).build();
  }

  /// @param keys that the signature was checked with; `null` for those that the issuer publishes
  private record Verified(JsonObject claims, @Nullable Object keys) {}

  /// The claims of a token that was checked with these keys and has not expired since.
  Optional<JsonObject> claims(String token, @Nullable Object keys) {
    return Optional.ofNullable(cache.getIfPresent(digest(token)))
        .filter(it -> Objects.equals(it.keys, keys))
        .map(Verified::claims)
        .filter(it -> clock.instant().isBefore(Instant.ofEpochSecond(it.getLong("exp"))));
  }

  void put(String token, JsonObject claims, @Nullable Object keys) {
    cache.put(digest(token), new Verified(claims, keys));
  }

  private static String digest(String token) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(token.getBytes(StandardCharsets.US_ASCII));
      return new String(digest, StandardCharsets.ISO_8859_1);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

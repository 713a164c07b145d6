package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Whom the claims of a token speak for.
///
/// Scopes alone never reach beyond one learner: an app may well ask its users for `learners:manage`
/// and get it, for themselves. Only the claim that names a reach makes a token one of a service,
/// and that claim is the issuer's to give.
@ApplicationScoped
class TokenCallers {

  private static final String ALL = "*";

  private final GatewayConfig.Auth config;

  TokenCallers(GatewayConfig config) {
    this.config = config.auth();
  }

  Caller caller(JsonObject claims) {
    Set<Scope> scopes = scopes(claims.getValue(config.scopesClaim()));
    Instant until = Instant.ofEpochSecond(claims.getLong("exp"));
    Object reach = claims.getValue(config.reachClaim());
    if (reach == null) {
      return new Caller.Learner(text(claims, config.learnerClaim()), scopes, until);
    }
    if (!(reach instanceof String prefix) || prefix.isEmpty()) {
      throw TokenFaults.refused(
          "Its claim %s must be a prefix of learner ids, or *.".formatted(config.reachClaim()));
    }
    return new Caller.Service(text(claims, "sub"), scopes, prefix.equals(ALL) ? "" : prefix, until);
  }

  private static String text(JsonObject claims, String name) {
    if (claims.getValue(name) instanceof String text && !text.isEmpty()) {
      return text;
    }
    throw TokenFaults.refused("It has no claim %s.".formatted(name));
  }

  private static Set<Scope> scopes(@Nullable Object claim) {
    List<?> texts =
        switch (claim) {
          case String text -> Arrays.asList(text.split(" ", -1));
          case JsonArray array -> array.getList();
          case null, default -> List.of();
        };
    Set<Scope> scopes = EnumSet.noneOf(Scope.class);
    texts.stream()
        .map(text -> Scope.find(String.valueOf(text)))
        .flatMap(Optional::stream)
        .forEach(scopes::add);
    return scopes;
  }
}

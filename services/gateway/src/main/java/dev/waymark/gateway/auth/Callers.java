package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.inject.Singleton;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Tells who sends a request, by the bearer token or the API key in its header `Authorization`.
@Singleton
public class Callers {

  private static final String SCHEME = "bearer ";

  private final boolean open;
  private final boolean hasIssuer;
  private final Tokens tokens;
  private final TokenCallers tokenCallers;
  private final @Nullable ApiKeys keys;
  private final InstantSource clock;

  Callers(GatewayConfig config, Tokens tokens, TokenCallers tokenCallers, InstantSource clock) {
    this.open = Exposure.isOpen(config.auth());
    this.hasIssuer = config.auth().issuer().isPresent();
    this.tokens = tokens;
    this.tokenCallers = tokenCallers;
    this.keys = config.auth().keysFile().map(ApiKeys::new).orElse(null);
    this.clock = clock;
  }

  /// Who sends the request. Fails with a {@link ProblemException} when that is not known.
  public Uni<Caller> of(RoutingContext request) {
    if (open) {
      return Uni.createFrom().item(Caller.ANYONE);
    }
    List<String> sent = request.request().headers().getAll(HttpHeaders.AUTHORIZATION);
    if (sent.size() != 1 || !sent.getFirst().toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
      return refused(
          "Send one header Authorization: Bearer, with a token or an API key of this gateway.");
    }
    String credential = sent.getFirst().substring(SCHEME.length()).strip();
    if (credential.startsWith(ApiKey.PREFIX)) {
      return byKey(credential);
    }
    return hasIssuer
        ? tokens.claims(credential, request).map(tokenCallers::caller)
        : refused("This gateway takes API keys only.");
  }

  /// Whether everyone may do everything.
  public boolean areAnyone() {
    return open;
  }

  /// The claims of an access token that counts. Fails with a {@link ProblemException} for any
  /// other.
  public Uni<JsonObject> claims(String accessToken, RoutingContext request) {
    return tokens.claims(accessToken, request);
  }

  /// Whom the claims of an access token speak for.
  public Caller caller(JsonObject claims) {
    return tokenCallers.caller(claims);
  }

  /// Whether the caller of a request that goes on is still known: their token has not expired,
  /// their key was not revoked.
  public boolean stillKnows(Caller caller) {
    return switch (caller) {
      case Caller.Anyone anyone -> true;
      case Caller.Learner learner -> clock.instant().isBefore(learner.until());
      case Caller.Service service -> clock.instant().isBefore(service.until());
      case Caller.Key key -> keys != null && keys.has(key.key());
    };
  }

  /// Reads again what has changed in the files of keys.
  void look() {
    tokens.look();
    if (keys != null) {
      keys.look();
    }
  }

  private Uni<Caller> byKey(String key) {
    return keys == null
        ? refused("This gateway takes tokens only.")
        : keys.find(key)
            .<Uni<Caller>>map(known -> Uni.createFrom().item(new Caller.Key(known)))
            .orElseGet(() -> refused("The API key is not known, or was revoked."));
  }

  private static Uni<Caller> refused(String detail) {
    return Uni.createFrom()
        .failure(new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED, detail)));
  }
}

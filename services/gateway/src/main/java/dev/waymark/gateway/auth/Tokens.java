package dev.waymark.gateway.auth;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.JsonWebKeySet;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.request.TokenAuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.HttpSecurityUtils;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;
import java.util.regex.Pattern;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jspecify.annotations.Nullable;

/// Checks bearer tokens with Quarkus OIDC: by the keys that the issuer publishes, or by those of a
/// file. Only signatures by a private key count; the issuer, the audience and the times must fit.
@ApplicationScoped
class Tokens {

  private static final Logger LOG = Logger.getLogger(Tokens.class);

  /// Three parts of base64url (RFC 7515).
  private static final Pattern JWT =
      Pattern.compile("[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]+\\.[A-Za-z0-9_-]*");

  private static final byte[] NO_KEYS = "{\"keys\":[]}".getBytes(StandardCharsets.UTF_8);
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final IdentityProviderManager identities;
  private final @Nullable WatchedFile<OidcProvider> file;
  private final VerifiedTokens verified;

  Tokens(
      IdentityProviderManager identities,
      IssuerTenant tenant,
      GatewayConfig config,
      InstantSource clock) {
    this.identities = identities;
    this.verified = new VerifiedTokens(config.auth().tokenCache(), clock);
    this.file =
        config
            .auth()
            .jwksFile()
            .map(path -> new WatchedFile<>(path, NO_KEYS, bytes -> provider(tenant, bytes)))
            .orElse(null);
  }

  private static OidcProvider provider(IssuerTenant tenant, byte[] bytes) throws IOException {
    try {
      return new OidcProvider(
          null, tenant.tenant(), new JsonWebKeySet(new String(bytes, StandardCharsets.UTF_8)));
    } catch (OIDCException e) {
      throw new IOException("it is not a JSON Web Key Set", e);
    }
  }

  /// Reads the file again if it has changed.
  void look() {
    if (file != null) {
      file.look();
    }
  }

  /// The claims of a token that counts. Fails with a {@link ProblemException} for any other.
  Uni<JsonObject> claims(String token, RoutingContext request) {
    if (!JWT.matcher(token).matches()) {
      return Uni.createFrom().failure(TokenFaults.refused("It is no JSON Web Token."));
    }
    @Nullable OidcProvider keys = file == null ? null : file.value();
    return verified
        .claims(token, keys)
        .map(known -> Uni.createFrom().item(known))
        .orElseGet(() ->
            (keys == null ? byIssuer(token, request) : byFile(keys, token))
                .invoke(claims -> verified.put(token, claims, keys)));
  }

  private static Uni<JsonObject> byFile(OidcProvider provider, String token) {
    try {
      provider.verifyJwtToken(token, false, false, null);
      return Uni.createFrom().item(OidcCommonUtils.decodeJwtContent(token));
    } catch (InvalidJwtException | RuntimeException e) {
      LOG.debugf(e, "A token was refused");
      return Uni.createFrom().failure(TokenFaults.refused(e));
    }
  }

  private Uni<JsonObject> byIssuer(String token, RoutingContext request) {
    return identities
        .authenticate(
            HttpSecurityUtils.setRoutingContextAttribute(
                new TokenAuthenticationRequest(new AccessTokenCredential(token)), request))
        .map(identity -> OidcCommonUtils.decodeJwtContent(token))
        .onFailure()
        .transform(Tokens::problem);
  }

  private static ProblemException problem(Throwable failure) {
    if (failure instanceof AuthenticationFailedException) {
      LOG.debugf(failure, "A token was refused");
      return TokenFaults.refused(failure);
    }
    LOG.warnf("The issuer of tokens is not answering: %s", failure.getMessage());
    return new ProblemException(
        Problem.passing(
            ProblemType.IDENTITY_PROVIDER_UNAVAILABLE,
            "Tokens cannot be checked until their issuer answers again.",
            RETRY),
        failure);
  }
}

package dev.waymark.gateway.session;

import dev.waymark.gateway.auth.IssuerTenant;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.quarkus.oidc.OIDCException;
import io.quarkus.oidc.Oidc;
import io.quarkus.oidc.common.runtime.OidcCommonUtils;
import io.quarkus.oidc.runtime.OidcProvider;
import io.quarkus.oidc.runtime.TenantConfigBean;
import io.quarkus.oidc.runtime.TenantConfigContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jose4j.jwt.consumer.InvalidJwtException;
import org.jose4j.lang.UnresolvableKeyException;
import org.jspecify.annotations.Nullable;

/// The issuer as people sign in with it, by Quarkus OIDC: it finds the issuer's endpoints,
/// authenticates the gateway there, gets tokens and checks ID tokens.
@ApplicationScoped
class SignInProvider {

  private static final Logger LOG = Logger.getLogger(SignInProvider.class);

  private static final String ID = "waymark-sign-in";
  private static final Duration RETRY = Duration.ofSeconds(2);

  private final SessionSettings settings;
  private final TenantConfigBean tenants;

  SignInProvider(SessionSettings settings, TenantConfigBean tenants) {
    this.settings = settings;
    this.tenants = tenants;
  }

  /// Tells Quarkus of the issuer, at start; it is asked for its endpoints as soon as it answers.
  static void register(@Observes Oidc oidc, SessionSettings settings, IssuerTenant issuer) {
    settings.check();
    if (settings.areThere()) {
      oidc.create(issuer.signIn(ID, settings.clientId(), settings.clientSecret()));
    }
  }

  /// The page of the issuer where a person signs in.
  Uni<String> signInPage(Attempt attempt, String redirectUri) {
    return provider()
        .map(provider -> {
          Map<String, String> query = new LinkedHashMap<>();
          query.put("response_type", "code");
          query.put("client_id", settings.clientId());
          query.put("redirect_uri", redirectUri);
          query.put("scope", String.join(" ", settings.scopes()));
          query.put("state", attempt.state());
          query.put("nonce", attempt.nonce());
          query.put("code_challenge", attempt.challenge());
          query.put("code_challenge_method", "S256");
          return withQuery(provider.getMetadata().getAuthorizationUri(), query);
        });
  }

  /// The tokens that a code stands for, with an ID token that is for this gateway and this attempt.
  Uni<AuthorizationCodeTokens> tokens(String code, Attempt attempt, String redirectUri) {
    return provider()
        .flatMap(provider ->
            provider
                .getCodeFlowTokens(code, redirectUri, attempt.verifier())
                .flatMap(tokens ->
                    checked(provider, tokens.getIdToken(), attempt.nonce()).replaceWith(tokens)))
        .onFailure()
        .transform(SignInProvider::problem);
  }

  /// New tokens for the next while.
  Uni<AuthorizationCodeTokens> renewed(String refreshToken) {
    return provider()
        .flatMap(provider -> provider.refreshTokens(refreshToken))
        .onFailure()
        .transform(SignInProvider::problem);
  }

  /// Tells the issuer that a refresh token is not needed any more, where it wants to know.
  Uni<Void> revoke(String refreshToken) {
    return context()
        .flatMap(context -> context.getOidcProviderClient().revokeRefreshToken(refreshToken))
        .onFailure()
        .invoke(failure -> LOG.warnf("A refresh token was not revoked: %s", failure.getMessage()))
        .onFailure()
        .recoverWithItem(false)
        .replaceWithVoid();
  }

  /// The page of the issuer where its own session ends (OpenID Connect RP-Initiated Logout 1.0);
  /// empty when it has none.
  ///
  /// @param returnTo where the browser goes from there
  Uni<Optional<String>> signOutPage(@Nullable String idToken, String returnTo) {
    return provider()
        .map(provider -> {
          Map<String, String> query = new LinkedHashMap<>();
          query.put("client_id", settings.clientId());
          query.put("post_logout_redirect_uri", returnTo);
          if (idToken != null) {
            query.put("id_token_hint", idToken);
          }
          return Optional.ofNullable(provider.getMetadata().getEndSessionUri())
              .map(uri -> withQuery(uri, query));
        });
  }

  /// The claims of an ID token that counts.
  private static Uni<JsonObject> checked(
      OidcProvider provider, @Nullable String idToken, String nonce) {
    if (idToken == null) {
      return Uni.createFrom().failure(new OIDCException("There is no ID token"));
    }
    try {
      provider.verifyJwtToken(idToken, true, true, nonce);
      return Uni.createFrom().item(claims(idToken));
    } catch (InvalidJwtException e) {
      return e.getCause() instanceof UnresolvableKeyException
          ? provider
              .refreshJwksAndVerifyJwtToken(idToken, true, true, nonce)
              .map(verified -> claims(idToken))
          : Uni.createFrom().failure(e);
    }
  }

  /// What a token says of itself.
  static JsonObject claims(String token) {
    return OidcCommonUtils.decodeJwtContent(token);
  }

  private Uni<OidcProvider> provider() {
    return context().map(TenantConfigContext::provider);
  }

  private Uni<TenantConfigContext> context() {
    TenantConfigContext context = tenants.getStaticTenant(ID);
    return context.ready()
        ? Uni.createFrom().item(context)
        : context.initialize().onFailure().transform(SignInProvider::unavailable);
  }

  /// A refusal by the issuer, or an answer of its that does not count, ends the attempt; anything
  /// else may be over soon.
  private static Throwable problem(Throwable failure) {
    if (failure instanceof ProblemException) {
      return failure;
    }
    if (failure instanceof InvalidJwtException || isRefusal(failure)) {
      LOG.warnf(
          "The issuer of tokens refused, or its answer does not count: %s", failure.getMessage());
      return new ProblemException(
          Problem.of(
              ProblemType.UNAUTHENTICATED,
              "Sign in again: the issuer did not confirm who you are."),
          failure);
    }
    return unavailable(failure);
  }

  /// An error as RFC 6749, section 5.2 has it.
  private static boolean isRefusal(Throwable failure) {
    try {
      return failure instanceof OIDCException
          && failure.getMessage() != null
          && new JsonObject(failure.getMessage()).containsKey("error");
    } catch (DecodeException e) {
      return false;
    }
  }

  private static Throwable unavailable(Throwable failure) {
    LOG.warnf("The issuer of tokens is not answering: %s", failure.getMessage());
    return new ProblemException(
        Problem.passing(
            ProblemType.IDENTITY_PROVIDER_UNAVAILABLE,
            "Nobody can sign in until the issuer of tokens answers again.",
            RETRY),
        failure);
  }

  private static String withQuery(String uri, Map<String, String> query) {
    return uri
        + (uri.indexOf('?') < 0 ? "?" : "&")
        + query.entrySet().stream()
            .map(field ->
                field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
            .collect(Collectors.joining("&"));
  }
}

package dev.waymark.gateway.session;

import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.gateway.session.SessionCookies.Purpose;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.MultiMap;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Signs people in and out, by the authorization-code flow with PKCE (OpenID Connect Core 1.0,
/// section 3.1; RFC 9700). What comes of each step is where the browser goes next.
@ApplicationScoped
public class SignIn {

  private static final Logger LOG = Logger.getLogger(SignIn.class);

  private static final Duration MAX_SIGN_IN_TIME = Duration.ofMinutes(10);
  private static final Duration FAREWELL = Duration.ofMinutes(1);
  private static final String CALLBACK = "/session/callback";
  private static final String ID_TOKEN = "id";

  private final SessionSettings settings;
  private final SessionCookies cookies;
  private final SignInProvider provider;
  private final Sessions sessions;
  private final Optional<String> issuer;
  private final InstantSource clock;
  private final SecureRandom random = new SecureRandom();

  SignIn(
      SessionSettings settings,
      SessionCookies cookies,
      SignInProvider provider,
      Sessions sessions,
      GatewayConfig config,
      InstantSource clock) {
    this.settings = settings;
    this.cookies = cookies;
    this.provider = provider;
    this.sessions = sessions;
    this.issuer = config.auth().issuer();
    this.clock = clock;
  }

  /// The issuer's page, to sign in there.
  ///
  /// @param returnTo the page to come back to, a path of this gateway
  public Uni<String> begin(RoutingContext request, String returnTo) {
    requireSetUp();
    if (!ReturnPath.isLocal(returnTo)) {
      throw new ProblemException(
          Problem.of(
              ProblemType.INVALID_REQUEST,
              "The parameter return must be a path of this gateway, such as /#/ml-engineer/learn."));
    }
    Attempt attempt = Attempt.random(random, returnTo, clock.instant().plus(MAX_SIGN_IN_TIME));
    return provider
        .signInPage(attempt, cookies.base(request) + CALLBACK)
        .invoke(page -> cookies.write(request, Purpose.ATTEMPT, attempt.toJson(), MAX_SIGN_IN_TIME))
        .onFailure()
        .recoverWithItem(failure -> failed(request, attempt, failure));
  }

  /// The page to come back to, with a session when the issuer confirms who the person is.
  public Uni<String> complete(RoutingContext request) {
    requireSetUp();
    Optional<Attempt> attempt =
        cookies
            .read(request, Purpose.ATTEMPT)
            .map(Attempt::fromJson)
            .filter(it -> clock.instant().isBefore(it.until()));
    cookies.remove(request, Purpose.ATTEMPT);
    MultiMap answer = request.request().params();
    String state = only(answer, "state");
    String code = only(answer, "code");
    if (attempt.isEmpty() || state == null || !attempt.get().has(state) || isAnothers(answer)) {
      return Uni.createFrom()
          .item(page(request, "failed", attempt.map(Attempt::returnTo).orElse("/")));
    }
    if (code == null) {
      String outcome = "access_denied".equals(only(answer, "error")) ? "denied" : "failed";
      LOG.warnf("The issuer of tokens ended a sign-in without a code: %s", outcome);
      return Uni.createFrom().item(page(request, outcome, attempt.get().returnTo()));
    }
    return provider
        .tokens(code, attempt.get(), cookies.base(request) + CALLBACK)
        .flatMap(tokens -> sessions.open(request, tokens, nameIn(tokens), clock.instant(), null))
        .map(session -> attempt.get().returnTo())
        .onFailure()
        .recoverWithItem(failure -> failed(request, attempt.get(), failure));
  }

  /// Ends the session of the browser; {@link #farewell} then ends the issuer's.
  public Uni<Void> end(RoutingContext request) {
    requireSetUp();
    if (!SameOrigin.isProven(request.request())) {
      throw new ProblemException(Problem.of(ProblemType.FORBIDDEN, SameOrigin.NEEDED));
    }
    Optional<Sessions.Renewal> renewal = sessions.renewal(request);
    sessions.end(request);
    renewal
        .map(Sessions.Renewal::idToken)
        .ifPresent(idToken ->
            cookies.write(
                request, Purpose.FAREWELL, new JsonObject().put(ID_TOKEN, idToken), FAREWELL));
    return renewal
        .map(it -> provider.revoke(it.refreshToken()))
        .orElseGet(() -> Uni.createFrom().voidItem());
  }

  /// The issuer's page that ends its own session, or the first page where it has none or where
  /// nobody has just signed out.
  public Uni<String> farewell(RoutingContext request) {
    requireSetUp();
    String home = cookies.base(request) + "/";
    Optional<JsonObject> ended = cookies.read(request, Purpose.FAREWELL);
    cookies.remove(request, Purpose.FAREWELL);
    if (ended.isEmpty()) {
      return Uni.createFrom().item(home);
    }
    return provider
        .signOutPage(ended.get().getString(ID_TOKEN), home)
        .map(page -> page.orElse(home))
        .onFailure()
        .recoverWithItem(home);
  }

  private void requireSetUp() {
    if (!settings.areThere()) {
      throw new ProblemException(Sessions.NO_SIGN_IN);
    }
  }

  /// Whether another issuer sent the browser here (RFC 9207).
  private boolean isAnothers(MultiMap answer) {
    String named = only(answer, "iss");
    return named != null && !issuer.equals(Optional.of(named));
  }

  private static @Nullable String nameIn(AuthorizationCodeTokens tokens) {
    JsonObject claims = SignInProvider.claims(tokens.getIdToken());
    return claims.getValue("name") instanceof String name && !name.isBlank()
        ? name
        : claims.getValue("preferred_username") instanceof String name && !name.isBlank()
            ? name
            : null;
  }

  private String failed(RoutingContext request, Attempt attempt, Throwable failure) {
    boolean passes =
        failure instanceof ProblemException known && known.problem().type().status() >= 500;
    LOG.warnf("A sign-in failed: %s", failure.getMessage());
    return page(request, passes ? "away" : "failed", attempt.returnTo());
  }

  /// The first page with what came of the sign-in, and with the view that was open.
  private String page(RoutingContext request, String outcome, String returnTo) {
    return cookies.base(request) + "/?signIn=" + outcome + ReturnPath.fragment(returnTo);
  }

  private static @Nullable String only(MultiMap answer, String name) {
    List<String> values = answer.getAll(name);
    return values.size() == 1 ? values.getFirst() : null;
  }
}

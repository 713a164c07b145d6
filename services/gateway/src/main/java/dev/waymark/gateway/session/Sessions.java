package dev.waymark.gateway.session;

import dev.waymark.gateway.auth.Caller;
import dev.waymark.gateway.auth.Callers;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import dev.waymark.gateway.session.SessionCookies.Purpose;
import io.quarkus.oidc.AuthorizationCodeTokens;
import io.smallrye.mutiny.Uni;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Tells who sends a request by their session, and renews and ends sessions.
///
/// A session has exactly the rights of the access token that it came from, and lasts as long. It is
/// renewed by a question for the session alone, so that a page with many questions at once uses a
/// refresh token once.
@ApplicationScoped
public class Sessions {

  /// Renewed so long before it ends, so that no question meets its end.
  private static final Duration EARLY = Duration.ofSeconds(60);

  /// What is told where nobody can sign in.
  static final Problem NO_SIGN_IN =
      Problem.of(
          ProblemType.NO_SIGN_IN,
          "Set waymark.gateway.session.client-id, and people can sign in to the pages.");

  private static final String NAME_OF_CALLER = Session.class.getName();
  private static final String CHANGED = Session.class.getName() + ".changed";
  private static final String REFRESH_TOKEN = "refresh";
  private static final String ID_TOKEN = "id";
  private static final String SINCE = "since";
  private static final String NAME = "name";

  private final SessionSettings settings;
  private final SessionCookies cookies;
  private final SignInProvider provider;
  private final Callers callers;
  private final List<String> keptClaims;
  private final InstantSource clock;

  Sessions(
      SessionSettings settings,
      SessionCookies cookies,
      SignInProvider provider,
      Callers callers,
      GatewayConfig config,
      InstantSource clock) {
    this.settings = settings;
    this.cookies = cookies;
    this.provider = provider;
    this.callers = callers;
    this.keptClaims =
        List.of(
            "sub",
            config.auth().learnerClaim(),
            config.auth().scopesClaim(),
            config.auth().reachClaim());
    this.clock = clock;
  }

  /// Whether the request comes with a session, whatever it is worth.
  public boolean has(RoutingContext request) {
    return settings.areThere() && cookies.has(request, Purpose.SESSION);
  }

  /// Who sends the request, by its session. Fails with a {@link ProblemException} when it has none
  /// that counts.
  public Uni<Caller> caller(RoutingContext request) {
    if (!SameOrigin.isProven(request.request())) {
      return refused(SameOrigin.NEEDED);
    }
    return current(request)
        .map(session -> Uni.createFrom().item(callers.caller(session.claims())))
        .orElseGet(() -> refused("The session has ended. Sign in again."));
  }

  /// Who sends a request for its session, which is renewed when it is over or about to be. Fails
  /// with a {@link ProblemException} when there is none.
  public Uni<Caller> renewedCaller(RoutingContext request) {
    if (!settings.areThere()) {
      return Uni.createFrom().failure(new ProblemException(NO_SIGN_IN));
    }
    if (!SameOrigin.isProven(request.request())) {
      return refused(SameOrigin.NEEDED);
    }
    return renewed(request)
        .invoke(session -> request.put(NAME_OF_CALLER, session.name()))
        .map(session -> callers.caller(session.claims()));
  }

  /// How to address the caller of a request for its session; empty without a session.
  public static Optional<String> name(RoutingContext request) {
    return Optional.ofNullable(request.get(NAME_OF_CALLER));
  }

  private Optional<Session> current(RoutingContext request) {
    return cookies
        .read(request, Purpose.SESSION)
        .map(Session::fromJson)
        .filter(session -> clock.instant().isBefore(session.until()));
  }

  private Uni<Session> renewed(RoutingContext request) {
    Instant now = clock.instant();
    Optional<Session> current = current(request);
    Optional<JsonObject> renewal =
        cookies
            .read(request, Purpose.RENEWAL)
            .filter(it -> now.isBefore(since(it).plus(settings.lifetime())));
    if (current.isPresent()
        && (renewal.isEmpty()
            || now.plus(EARLY).isBefore(current.get().until())
            || isAtItsEnd(current.get()))) {
      return Uni.createFrom().item(current.get());
    }
    if (renewal.isEmpty()) {
      return refused("Nobody is signed in.");
    }
    JsonObject kept = renewal.get();
    return provider
        .renewed(kept.getString(REFRESH_TOKEN))
        .flatMap(tokens -> open(request, tokens, kept.getString(NAME), since(kept), kept))
        .onFailure(Sessions::isFinal)
        .invoke(() -> forget(request));
  }

  /// Whether renewing it would bring nothing, as it may last no longer.
  private boolean isAtItsEnd(Session session) {
    return session.until().getEpochSecond()
        == session.since().plus(settings.lifetime()).getEpochSecond();
  }

  /// Gives the browser a session of the rights that the tokens have.
  ///
  /// @param before what the session was renewed by until now; null for a new one
  Uni<Session> open(
      RoutingContext request,
      AuthorizationCodeTokens tokens,
      @Nullable String name,
      Instant since,
      @Nullable JsonObject before) {
    return callers
        .claims(tokens.getAccessToken(), request)
        .map(claims -> {
          Caller caller = callers.caller(claims);
          Session session =
              Session.of(
                  claims,
                  keptClaims,
                  name == null ? nameOf(caller) : name,
                  since,
                  settings.lifetime());
          Duration left = Duration.between(clock.instant(), since.plus(settings.lifetime()));
          cookies.write(request, Purpose.SESSION, session.toJson(), left);
          if (before == null) {
            request.put(CHANGED, caller);
          }
          keepRenewal(request, tokens, session, before, left);
          return session;
        });
  }

  private void keepRenewal(
      RoutingContext request,
      AuthorizationCodeTokens tokens,
      Session session,
      @Nullable JsonObject before,
      Duration left) {
    String refreshToken =
        tokens.getRefreshToken() == null && before != null
            ? before.getString(REFRESH_TOKEN)
            : tokens.getRefreshToken();
    String idToken =
        tokens.getIdToken() == null && before != null
            ? before.getString(ID_TOKEN)
            : tokens.getIdToken();
    if (refreshToken == null) {
      cookies.remove(request, Purpose.RENEWAL);
      return;
    }
    JsonObject renewal =
        new JsonObject()
            .put(REFRESH_TOKEN, refreshToken)
            .put(NAME, session.name())
            .put(SINCE, session.since().getEpochSecond());
    // Without the ID token, the issuer may ask whether the person wants to sign out.
    if (!cookies.write(request, Purpose.RENEWAL, renewal.copy().put(ID_TOKEN, idToken), left)
        && !cookies.write(request, Purpose.RENEWAL, renewal, left)) {
      cookies.remove(request, Purpose.RENEWAL);
    }
  }

  /// What the request's session is renewed by.
  Optional<Renewal> renewal(RoutingContext request) {
    return cookies
        .read(request, Purpose.RENEWAL)
        .map(it -> new Renewal(it.getString(REFRESH_TOKEN), it.getString(ID_TOKEN)));
  }

  /// The tokens of a session.
  record Renewal(String refreshToken, @Nullable String idToken) {}

  /// Ends the session of the browser.
  void end(RoutingContext request) {
    current(request).ifPresent(session -> request.put(CHANGED, callers.caller(session.claims())));
    forget(request);
  }

  /// Whose session the request began or ended; empty when it did neither.
  public static Optional<Caller> changed(RoutingContext request) {
    return Optional.ofNullable(request.get(CHANGED));
  }

  /// Takes the session away from the browser.
  private void forget(RoutingContext request) {
    cookies.remove(request, Purpose.SESSION);
    cookies.remove(request, Purpose.RENEWAL);
  }

  private static Instant since(JsonObject renewal) {
    return Instant.ofEpochSecond(renewal.getLong(SINCE));
  }

  private static String nameOf(Caller caller) {
    return switch (caller) {
      case Caller.Learner learner -> learner.id();
      case Caller.Service service -> service.subject();
      case Caller.Anyone anyone -> anyone.name();
      case Caller.Key key -> key.key().name();
    };
  }

  private static boolean isFinal(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().type().status() < 500;
  }

  private static <T> Uni<T> refused(String detail) {
    return Uni.createFrom().failure(refusal(detail));
  }

  private static ProblemException refusal(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNAUTHENTICATED, detail));
  }
}

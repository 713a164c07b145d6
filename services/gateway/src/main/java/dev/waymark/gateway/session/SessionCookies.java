package dev.waymark.gateway.session;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.CookieSameSite;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.RoutingContext;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// The cookies of a session. No script reads them, nothing but this gateway gets them, and what is
/// in them is sealed.
///
/// The session goes with every request; what renews it and what is needed to sign in and out go
/// with requests below `/session` alone.
@ApplicationScoped
class SessionCookies {

  /// What a cookie is for.
  enum Purpose {
    /// Who is signed in.
    SESSION("waymark-session", CookieSameSite.STRICT, true),
    /// The refresh token and the ID token.
    RENEWAL("waymark-renewal", CookieSameSite.STRICT, false),
    /// The sign-in that is under way. The browser comes back by a link of the issuer's.
    ATTEMPT("waymark-sign-in", CookieSameSite.LAX, false),
    /// The ID token of the session that has just ended, for the issuer to end its own.
    FAREWELL("waymark-sign-out", CookieSameSite.STRICT, false);

    private final String name;
    private final CookieSameSite sameSite;
    private final boolean everywhere;

    Purpose(String name, CookieSameSite sameSite, boolean everywhere) {
      this.name = name;
      this.sameSite = sameSite;
      this.everywhere = everywhere;
    }
  }

  /// Browsers keep no longer ones (RFC 6265bis), with name and attributes.
  private static final int MAX_LENGTH = 3_800;

  private static final String HTTPS = "https";
  private static final String BELOW = "/session";

  private final Seal seal;
  private final Optional<String> redirectBase;

  SessionCookies(SessionSettings settings) {
    this.seal = new Seal(settings.secret());
    this.redirectBase = settings.redirectBase();
  }

  /// The address of the pages as the browser sees it, without a slash at its end.
  String base(RoutingContext request) {
    return redirectBase.orElseGet(
        () -> request.request().scheme() + "://" + request.request().authority());
  }

  /// Whether the cookie is there, whatever it holds.
  boolean has(RoutingContext request, Purpose purpose) {
    return request.request().getCookie(name(request, purpose)) != null;
  }

  /// What the cookie holds; empty when it is not there or was not sealed here.
  Optional<JsonObject> read(RoutingContext request, Purpose purpose) {
    return Optional.ofNullable(request.request().getCookie(name(request, purpose)))
        .flatMap(cookie -> seal.open(purpose.name, cookie.getValue()));
  }

  /// Gives the browser a cookie.
  ///
  /// @return false when it would be too long for one
  boolean write(RoutingContext request, Purpose purpose, JsonObject content, Duration age) {
    String sealed = seal.seal(purpose.name, content);
    if (sealed.length() > MAX_LENGTH) {
      return false;
    }
    set(request, purpose, sealed, age.toSeconds());
    return true;
  }

  /// Takes a cookie away from the browser.
  void remove(RoutingContext request, Purpose purpose) {
    set(request, purpose, "", 0);
  }

  private void set(RoutingContext request, Purpose purpose, String value, long seconds) {
    request
        .response()
        .addCookie(
            Cookie.cookie(name(request, purpose), value)
                .setPath(purpose.everywhere ? "/" : path(request) + BELOW)
                .setHttpOnly(true)
                .setSecure(isSecure(request))
                .setSameSite(purpose.sameSite)
                .setMaxAge(seconds));
  }

  /// Where the pages are on their host: a proxy may have put them below a path.
  private String path(RoutingContext request) {
    return URI.create(base(request)).getRawPath();
  }

  /// Browsers hold the prefixes to their promises: set by https alone, and the first also by this
  /// host alone.
  private String name(RoutingContext request, Purpose purpose) {
    String prefix = isSecure(request) ? (purpose.everywhere ? "__Host-" : "__Secure-") : "";
    return prefix + purpose.name;
  }

  private boolean isSecure(RoutingContext request) {
    return base(request).startsWith(HTTPS + ":");
  }
}

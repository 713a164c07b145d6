package dev.waymark.gateway.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.waymark.gateway.auth.TestIssuer;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;
import org.jspecify.annotations.Nullable;

/// An issuer that people sign in with: it holds the gateway to PKCE, its secret and its redirect
/// URI, and does as a test tells it.
final class SignInIssuer implements AutoCloseable {

  private final HttpServer server;
  private final TestIssuer tokens;
  private final String url;
  private final Map<String, Granted> codes = new ConcurrentHashMap<>();
  private volatile Map<String, String> claims = Map.of();
  private volatile @Nullable String nonce;
  private volatile long seconds = 3_600;
  private volatile boolean refusing;
  private final AtomicInteger renewals = new AtomicInteger();
  private final AtomicInteger revocations = new AtomicInteger();

  /// What the gateway asked for by sending a browser to the issuer.
  record Asked(Map<String, String> parameters) {}

  private record Granted(Map<String, String> asked, String subject) {}

  private SignInIssuer(HttpServer server, Path folder) {
    this.server = server;
    this.url = TestIssuer.url(server);
    this.tokens = TestIssuer.in(folder, url);
    server.createContext("/token", this::token);
    server.createContext(
        "/revoke",
        exchange -> {
          revocations.incrementAndGet();
          answer(exchange, 200, "{}");
        });
  }

  /// Starts one on a port of this machine.
  static SignInIssuer start(int port) throws IOException {
    Path folder = Files.createTempDirectory("waymark-sign-in");
    return new SignInIssuer(TestIssuer.serve(folder, port), folder);
  }

  @Override
  public void close() {
    server.stop(0);
  }

  String url() {
    return url;
  }

  /// Reads where the gateway sent a browser.
  Asked asked(String location) {
    if (!location.startsWith(url + "/authorize?")) {
      throw new AssertionError(location);
    }
    return new Asked(form(URI.create(location).getRawQuery()));
  }

  /// The person signs in.
  ///
  /// @return the path by which the browser comes back
  String signIn(Asked asked, String subject) {
    String code = "code-" + codes.size() + "-" + subject;
    codes.put(code, new Granted(asked.parameters(), subject));
    return "/session/callback?session_state=x&code=%s&state=%s"
        .formatted(code, asked.parameters().get("state"));
  }

  String accessToken(String subject) {
    return tokens.token(of(subject));
  }

  void claims(Map<String, String> more) {
    claims = more;
  }

  void nonce(String another) {
    nonce = another;
  }

  void tokensLast(long howManySeconds) {
    seconds = howManySeconds;
  }

  void refuseRenewals() {
    refusing = true;
  }

  int renewals() {
    return renewals.get();
  }

  int revocations() {
    return revocations.get();
  }

  void reset() {
    claims = Map.of();
    nonce = null;
    seconds = 3_600;
    refusing = false;
    renewals.set(0);
    revocations.set(0);
  }

  private void token(HttpExchange exchange) throws IOException {
    Map<String, String> form =
        form(new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8));
    String basic = "Basic " + base64("pages:of the client".getBytes(StandardCharsets.UTF_8), true);
    if (!basic.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
      answer(exchange, 401, "{\"error\":\"invalid_client\"}");
      return;
    }
    if ("refresh_token".equals(form.get("grant_type"))) {
      renewals.incrementAndGet();
      String subject = form.getOrDefault("refresh_token", "").replace("refresh-", "");
      answer(
          exchange,
          refusing ? 400 : 200,
          refusing ? "{\"error\":\"invalid_grant\"}" : grant(subject, null));
      return;
    }
    Granted granted = codes.remove(form.get("code"));
    if (granted != null
        && Objects.equals(granted.asked().get("redirect_uri"), form.get("redirect_uri"))
        && challenge(form.getOrDefault("code_verifier", ""))
            .equals(granted.asked().get("code_challenge"))) {
      answer(exchange, 200, grant(granted.subject(), granted.asked().get("nonce")));
    } else {
      answer(exchange, 400, "{\"error\":\"invalid_grant\"}");
    }
  }

  private String grant(String subject, @Nullable String asked) {
    String idToken =
        tokens.token(token -> {
          token.setSubject(subject);
          token.setAudience("pages");
          token.setStringClaim("name", "Ada Lovelace");
          token.setStringClaim("nonce", nonce == null ? asked : nonce);
        });
    return """
    {"token_type":"Bearer","access_token":"%s","id_token":"%s","refresh_token":"refresh-%s","expires_in":%d}\
    """
        .formatted(tokens.token(of(subject)), idToken, subject, seconds);
  }

  private Consumer<JwtClaims> of(String subject) {
    return token -> {
      token.setSubject(subject);
      NumericDate end = NumericDate.now();
      end.addSeconds(seconds);
      token.setExpirationTime(end);
      claims.forEach(token::setStringClaim);
    };
  }

  private static String challenge(String verifier) {
    try {
      return base64(
          MessageDigest.getInstance("SHA-256").digest(verifier.getBytes(StandardCharsets.UTF_8)),
          false);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String base64(byte[] bytes, boolean padded) {
    return padded
        ? Base64.getEncoder().encodeToString(bytes)
        : Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  private static Map<String, String> form(String encoded) {
    return Arrays.stream(encoded.split("&", -1))
        .map(field -> field.split("=", 2))
        .collect(
            Collectors.toMap(
                field -> field[0],
                field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8),
                (one, other) -> one,
                HashMap::new));
  }

  private static void answer(HttpExchange exchange, int status, String json) throws IOException {
    byte[] body = json.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, body.length);
    exchange.getResponseBody().write(body);
    exchange.close();
  }
}

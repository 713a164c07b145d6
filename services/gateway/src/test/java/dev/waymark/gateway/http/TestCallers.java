package dev.waymark.gateway.http;

import dev.waymark.gateway.auth.ApiKey;
import dev.waymark.gateway.auth.ApiKeyFile;
import dev.waymark.gateway.auth.Scope;
import dev.waymark.gateway.auth.TestIssuer;
import dev.waymark.gateway.session.TestSessions;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.EnumSet;
import java.util.List;
import java.util.function.Consumer;
import javax.crypto.spec.SecretKeySpec;
import org.eclipse.microprofile.config.ConfigProvider;
import org.jose4j.jws.AlgorithmIdentifiers;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.jwt.NumericDate;

/// Every kind of caller there is.
final class TestCallers {

  /// The learner whom requests are about.
  static final String LEARNER = "school-1.ada";

  private static final SecureRandom RANDOM = new SecureRandom();

  private final TestIssuer issuer;
  private final TestIssuer stranger;
  private final Path keyFile;

  /// Those whom the application under test is set to know.
  static TestCallers configured() throws IOException {
    var config = ConfigProvider.getConfig();
    return new TestCallers(
        Path.of(config.getValue(Identities.FOLDER, String.class)),
        config.getValue("waymark.gateway.auth.issuer", String.class));
  }

  private TestCallers(Path folder, String issuerUrl) throws IOException {
    this.issuer = TestIssuer.in(folder, issuerUrl);
    this.stranger =
        TestIssuer.create(java.nio.file.Files.createTempDirectory("stranger"), issuerUrl);
    this.keyFile = folder.resolve("keys.json");
  }

  /// A kind of caller.
  ///
  /// @param name how the table calls it
  /// @param authorization the headers `Authorization` of its requests
  /// @param others names and values of other headers, in turn
  /// @param known whether it should be known
  /// @param scopes the scopes that it should have
  /// @param reachesLearner whether it should reach the learner whom requests are about
  /// @param reachesAll whether it should reach every learner
  record Kind(
      String name,
      List<String> authorization,
      List<String> others,
      boolean known,
      EnumSet<Scope> scopes,
      boolean reachesLearner,
      boolean reachesAll) {}

  List<Kind> all() throws IOException {
    var kinds = new ArrayList<Kind>();
    kinds.add(unknown("no credentials"));
    kinds.add(unknown("`Basic` credentials", "Basic YWRhOmFkYQ=="));
    kinds.add(unknown("no token", bearer("hello")));
    kinds.add(unknown("two tokens", bearer(learner(LEARNER)), bearer(learner(LEARNER))));
    kinds.add(unknown("expired", bearer(token(claims -> claims.setExpirationTime(seconds(-60))))));
    kinds.add(unknown("no expiry", bearer(token(claims -> claims.unsetClaim("exp")))));
    kinds.add(unknown("not valid yet", bearer(token(claims -> claims.setNotBefore(seconds(600))))));
    kinds.add(
        unknown(
            "another issuer", bearer(token(claims -> claims.setIssuer("https://evil.example")))));
    kinds.add(
        unknown("another audience", bearer(token(claims -> claims.setAudience("another-api")))));
    kinds.add(unknown("no audience", bearer(token(claims -> claims.unsetClaim("aud")))));
    kinds.add(unknown("no subject", bearer(token(claims -> claims.unsetClaim("sub")))));
    kinds.add(
        unknown(
            "`alg: none`",
            bearer(issuer.sign(TestCallers::asLearner, AlgorithmIdentifiers.NONE, null, "k1"))));
    kinds.add(unknown("`HS256` with the public key as PEM", bearer(hmac(pem()))));
    kinds.add(
        unknown(
            "`HS256` with the public key as DER",
            bearer(hmac(issuer.key().getPublicKey().getEncoded()))));
    kinds.add(unknown("another key under the same id", bearer(strange("k1"))));
    kinds.add(unknown("another key under its own id", bearer(strange("k2"))));
    kinds.add(unknown("claims changed after signing", bearer(tampered())));
    kinds.add(unknown("an unknown API key", bearer(ApiKey.random(RANDOM))));
    kinds.add(
        unknown(
            "reach without a prefix",
            bearer(token(claims -> claims.setStringClaim("waymark_learners", "")))));
    kinds.add(
        known(
            "the learner",
            learner(LEARNER),
            EnumSet.complementOf(EnumSet.of(Scope.CATALOG_ADMIN)),
            true));
    kinds.add(
        known(
            "another learner",
            learner("school-1.bob"),
            EnumSet.complementOf(EnumSet.of(Scope.CATALOG_ADMIN)),
            false));
    for (Scope scope : Scope.values()) {
      var scopes = EnumSet.of(scope);
      kinds.add(
          known(
              "the learner, limited to `%s`".formatted(scope.text()),
              token(claims -> {
                asLearner(claims);
                claims.setStringClaim("scope", "openid " + scope.text());
              }),
              scope == Scope.CATALOG_ADMIN ? EnumSet.noneOf(Scope.class) : scopes,
              true));
      kinds.add(
          reachingAll("service with `%s`".formatted(scope.text()), service(scope, "*"), scopes));
      kinds.add(
          known(
              "service with `%s` for `school-1.`".formatted(scope.text()),
              service(scope, "school-1."),
              scopes,
              true));
      kinds.add(
          known(
              "service with `%s` for `school-2.`".formatted(scope.text()),
              service(scope, "school-2."),
              scopes,
              false));
      kinds.add(reachingAll("API key with `%s`".formatted(scope.text()), key(scope, ""), scopes));
      kinds.add(
          known(
              "API key with `%s` for `school-1.`".formatted(scope.text()),
              key(scope, "school-1."),
              scopes,
              true));
      kinds.add(
          known(
              "API key with `%s` for `school-2.`".formatted(scope.text()),
              key(scope, "school-2."),
              scopes,
              false));
    }
    kinds.add(
        reachingAll(
            "service without a scope",
            token(claims -> claims.setStringClaim("waymark_learners", "*")),
            EnumSet.noneOf(Scope.class)));
    kinds.addAll(sessions());
    return kinds;
  }

  private static List<Kind> sessions() {
    JsonObject ada = new JsonObject().put("sub", LEARNER);
    String session = session(ada, Identities.SESSION_SECRET, 60);
    EnumSet<Scope> ofLearners = EnumSet.complementOf(EnumSet.of(Scope.CATALOG_ADMIN));
    EnumSet<Scope> none = EnumSet.noneOf(Scope.class);
    return List.of(
        signedIn("session", session, "same-origin", true, ofLearners, true, false),
        signedIn(
            "session of another learner",
            session(new JsonObject().put("sub", "school-1.bob"), Identities.SESSION_SECRET, 60),
            "same-origin",
            true,
            ofLearners,
            false,
            false),
        signedIn(
            "session, limited to `recommendations:read`",
            session(
                ada.copy().put("scope", "openid recommendations:read"),
                Identities.SESSION_SECRET,
                60),
            "same-origin",
            true,
            EnumSet.of(Scope.RECOMMENDATIONS_READ),
            true,
            false),
        signedIn(
            "session of an operator with `catalog:admin`",
            session(
                ada.copy().put("scope", "catalog:admin").put("waymark_learners", "*"),
                Identities.SESSION_SECRET,
                60),
            "same-origin",
            true,
            EnumSet.of(Scope.CATALOG_ADMIN),
            true,
            true),
        signedIn(
            "expired session",
            session(ada, Identities.SESSION_SECRET, -60),
            "same-origin",
            false,
            none,
            false,
            false),
        signedIn("session without same-origin proof", session, "", false, none, false, false),
        signedIn(
            "session in a request of another site",
            session,
            "cross-site",
            false,
            none,
            false,
            false),
        signedIn(
            "session in a request of a sister site",
            session,
            "same-site",
            false,
            none,
            false,
            false),
        signedIn(
            "session sealed with another secret",
            session(ada, "of another gateway, with 32 signs or more", 60),
            "same-origin",
            false,
            none,
            false,
            false));
  }

  private static Kind signedIn(
      String name,
      String cookie,
      String site,
      boolean known,
      EnumSet<Scope> scopes,
      boolean reachesLearner,
      boolean reachesAll) {
    List<String> headers =
        site.isEmpty()
            ? List.of("Cookie", cookie)
            : List.of("Cookie", cookie, "Sec-Fetch-Site", site);
    return new Kind(name, List.of(), headers, known, scopes, reachesLearner, reachesAll);
  }

  private static String session(JsonObject claims, String secret, long secondsLeft) {
    return TestSessions.cookie(secret, claims.copy().put("exp", seconds(secondsLeft).getValue()));
  }

  /// Adds a key to the file.
  String key(Scope scope, String learners) throws IOException {
    String key = ApiKey.random(RANDOM);
    var keys = new ArrayList<>(new ApiKeyFile(keyFile).read());
    keys.add(ApiKey.of(key, "k" + keys.size(), EnumSet.of(scope), learners, Instant.EPOCH));
    new ApiKeyFile(keyFile).write(keys);
    return key;
  }

  /// Takes every key out of the file.
  void revokeAll() throws IOException {
    new ApiKeyFile(keyFile).write(List.of());
  }

  static String bearer(String credential) {
    return "Bearer " + credential;
  }

  String learner(String id) {
    return token(claims -> claims.setSubject(id));
  }

  private String service(Scope scope, String reach) {
    return token(claims -> {
      claims.setSubject("lms");
      claims.setStringListClaim("scope", List.of("profile", scope.text()));
      claims.setStringClaim("waymark_learners", reach);
    });
  }

  private String token(Consumer<JwtClaims> change) {
    return issuer.token(claims -> {
      asLearner(claims);
      change.accept(claims);
    });
  }

  private String hmac(byte[] secret) {
    return issuer.sign(
        TestCallers::asLearner,
        AlgorithmIdentifiers.HMAC_SHA256,
        new SecretKeySpec(secret, "HmacSHA256"),
        "k1");
  }

  private String strange(String keyId) {
    return stranger.sign(
        TestCallers::asLearner,
        AlgorithmIdentifiers.RSA_USING_SHA256,
        stranger.key().getPrivateKey(),
        keyId);
  }

  private String tampered() {
    String[] mine = learner("school-1.bob").split("\\.", -1);
    String[] wanted = learner(LEARNER).split("\\.", -1);
    return mine[0] + "." + wanted[1] + "." + mine[2];
  }

  private byte[] pem() {
    String body = Base64.getMimeEncoder().encodeToString(issuer.key().getPublicKey().getEncoded());
    return "-----BEGIN PUBLIC KEY-----\n%s\n-----END PUBLIC KEY-----\n"
        .formatted(body)
        .getBytes(StandardCharsets.UTF_8);
  }

  private static void asLearner(JwtClaims claims) {
    claims.setSubject(LEARNER);
  }

  private static NumericDate seconds(long fromNow) {
    NumericDate time = NumericDate.now();
    time.addSeconds(fromNow);
    return time;
  }

  private static Kind unknown(String name, String... authorization) {
    return new Kind(
        name, List.of(authorization), List.of(), false, EnumSet.noneOf(Scope.class), false, false);
  }

  private static Kind known(
      String name, String credential, EnumSet<Scope> scopes, boolean reachesLearner) {
    return new Kind(
        name, List.of(bearer(credential)), List.of(), true, scopes, reachesLearner, false);
  }

  private static Kind reachingAll(String name, String credential, EnumSet<Scope> scopes) {
    return new Kind(name, List.of(bearer(credential)), List.of(), true, scopes, true, true);
  }
}

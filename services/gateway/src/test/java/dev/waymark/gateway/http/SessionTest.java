package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.gateway.http.SignInIssuer.Asked;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in and out, with an issuer that answers as a real one does.
@Tag("service")
@QuarkusTest
@TestProfile(SessionTest.Profile.class)
class SessionTest {

  private static final String VIEW = "/?learner=ada#/ml/learn";

  private static SignInIssuer issuer;

  private TestBrowser browser;

  @BeforeAll
  static void startIssuer() throws IOException {
    issuer =
        SignInIssuer.start(
            ConfigProvider.getConfig().getValue(SignInSurroundings.ISSUER_PORT, Integer.class));
  }

  @AfterAll
  static void stopIssuer() {
    issuer.close();
  }

  @BeforeEach
  void open() {
    browser = new TestBrowser(RestAssured.port);
  }

  @AfterEach
  void close() {
    browser.close();
    issuer.reset();
  }

  @Test
  void aPersonSignsInAndComesBackToWhereTheyWere() throws Exception {
    Asked asked = beginSignIn(VIEW);
    assertThat(asked.parameters())
        .containsEntry("response_type", "code")
        .containsEntry("client_id", "pages")
        .containsEntry("scope", "openid profile")
        .containsEntry("code_challenge_method", "S256")
        .containsEntry("redirect_uri", browser.address("/session/callback"))
        .containsKeys("state", "nonce", "code_challenge");

    HttpResponse<String> back = browser.get(issuer.signIn(asked, "ada"));
    assertThat(back.statusCode()).isEqualTo(303);
    assertThat(back.headers().firstValue("Location")).contains(VIEW);

    JsonPath session = JsonPath.from(browser.get("/session").body());
    assertThat(session.getString("kind")).isEqualTo("LEARNER");
    assertThat(session.getString("learnerId")).isEqualTo("ada");
    assertThat(session.getString("name")).isEqualTo("Ada Lovelace");
    assertThat(session.getBoolean("session")).isTrue();
    assertThat(browser.get("/v1/learners/ada/mastery").statusCode()).isEqualTo(503);
    assertThat(browser.get("/v1/learners/bob/mastery").statusCode()).isEqualTo(403);
    assertThat(browser.get("/v1/insight?roadmap=ml").statusCode()).isEqualTo(403);
  }

  @Test
  void cookiesAreForThisGatewayAloneAndTellNothing() throws Exception {
    HttpResponse<String> back = browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    List<String> cookies = back.headers().allValues("Set-Cookie");
    assertThat(cookies)
        .hasSize(3)
        .allSatisfy(cookie -> assertThat(cookie).contains("HTTPOnly").doesNotContain("Domain"));
    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("waymark-session="))
        .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Strict", "Path=/;"));
    assertThat(cookies)
        .filteredOn(cookie -> cookie.startsWith("waymark-renewal="))
        .allSatisfy(cookie -> assertThat(cookie).contains("SameSite=Strict", "Path=/session;"));
    assertThat(back.body()).isEmpty();
    assertThat(cookies.toString()).doesNotContain("eyJ");
  }

  @Test
  void anOperatorHasTheRightsOfTheirToken() throws Exception {
    issuer.claims(Map.of("scope", "catalog:admin", "waymark_learners", "*"));
    browser.get(issuer.signIn(beginSignIn("/"), "olga"));
    JsonPath session = JsonPath.from(browser.get("/session").body());
    assertThat(session.getString("kind")).isEqualTo("SERVICE");
    assertThat(session.getList("scopes")).containsExactly("catalog:admin");
    assertThat(browser.get("/v1/insight?roadmap=ml").statusCode()).isEqualTo(503);
    assertThat(browser.get("/v1/learners/ada/mastery").statusCode()).isEqualTo(403);
  }

  @Test
  void aSessionIsRenewedWithoutThePersonAndByItsOwnQuestionAlone() throws Exception {
    issuer.tokensLast(1);
    browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    Thread.sleep(2_500);
    assertThat(browser.get("/v1/roadmaps").statusCode()).isEqualTo(401);
    issuer.tokensLast(3_600);
    assertThat(browser.get("/session").statusCode()).isEqualTo(200);
    assertThat(browser.get("/v1/roadmaps").statusCode()).isEqualTo(503);
    assertThat(issuer.renewals()).isEqualTo(1);
    browser.get("/session");
    assertThat(issuer.renewals()).isEqualTo(1);
  }

  @Test
  void aSessionThatTheIssuerEndsIsOver() throws Exception {
    issuer.tokensLast(1);
    browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    issuer.refuseRenewals();
    Thread.sleep(2_500);
    assertThat(browser.get("/session").statusCode()).isEqualTo(401);
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void whoSignsOutIsNobody() throws Exception {
    browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    assertThat(browser.post("/session/logout", "same-origin").statusCode()).isEqualTo(204);
    assertThat(browser.get("/session").statusCode()).isEqualTo(401);
    assertThat(browser.get("/v1/roadmaps").statusCode()).isEqualTo(401);
    assertThat(issuer.revocations()).isEqualTo(1);

    String farewell = browser.get("/session/farewell").headers().firstValue("Location").orElse("");
    assertThat(farewell)
        .startsWith(issuer.url() + "/end?client_id=pages&post_logout_redirect_uri=")
        .contains("id_token_hint=eyJ");
    assertThat(browser.get("/session/farewell").headers().firstValue("Location"))
        .contains(browser.address("/"));
  }

  @Test
  void whoSignsInAndOutIsWrittenDown() throws Exception {
    List<String> lines = new CopyOnWriteArrayList<>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(Audit.CATEGORY);
    log.addHandler(handler);
    try {
      browser.get("/session/callback?state=forged&code=forged");
      browser.get(issuer.signIn(beginSignIn("/"), "ada"));
      browser.post("/session/logout", "same-origin");
      browser.post("/session/logout", "same-origin");
      await().atMost(Duration.ofSeconds(10)).until(() -> lines.size() >= 2);
      assertThat(lines).hasSize(2).allSatisfy(line -> assertThat(line).contains("learner ada"));
      assertThat(lines.getFirst()).contains("\"action\":\"session.begin\"", "\"status\":303");
      assertThat(lines.getLast()).contains("\"action\":\"session.end\"", "\"status\":204");
    } finally {
      log.removeHandler(handler);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site", "none", ""})
  void noOtherPageSignsAnybodyOut(String site) throws Exception {
    browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    assertThat(browser.post("/session/logout", site).statusCode()).isEqualTo(403);
    assertThat(browser.get("/session").statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"&state=another", "", "&state=$&state=$", "&state=$&iss=https://evil.example"})
  void aForgedComebackSignsNobodyIn(String state) throws Exception {
    Asked asked = beginSignIn(VIEW);
    String path = issuer.signIn(asked, "mallory");
    assertFailed(
        browser.get(path.replace("&state=" + stateOf(asked), state.replace("$", stateOf(asked)))),
        "failed");
  }

  @Test
  void aComebackToABrowserThatBeganNothingSignsNobodyIn() throws Exception {
    String path = issuer.signIn(beginSignIn(VIEW), "mallory");
    try (TestBrowser another = new TestBrowser(RestAssured.port)) {
      assertThat(another.get(path).headers().firstValue("Location"))
          .contains(another.address("/?signIn=failed"));
      assertThat(another.get("/session").statusCode()).isEqualTo(401);
    }
  }

  @Test
  void anIdTokenOfAnotherSignInDoesNotCount() throws Exception {
    Asked asked = beginSignIn(VIEW);
    issuer.nonce("another");
    assertFailed(browser.get(issuer.signIn(asked, "ada")), "failed");
  }

  @Test
  void aTokenForAnotherAudienceSignsNobodyIn() throws Exception {
    issuer.claims(Map.of("aud", "another-api"));
    assertFailed(browser.get(issuer.signIn(beginSignIn(VIEW), "ada")), "failed");
  }

  @Test
  void whoDeclinesComesBackToo() throws Exception {
    Asked asked = beginSignIn(VIEW);
    assertFailed(
        browser.get("/session/callback?error=access_denied&state=" + stateOf(asked)), "denied");
  }

  @ParameterizedTest
  @ValueSource(strings = {"https://evil.example", "//evil.example", "/\\evil.example"})
  void aSignInLeadsToNoOtherServer(String path) throws Exception {
    HttpResponse<String> answer = browser.get("/session/login?return=" + TestBrowser.encoded(path));
    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(browser.cookies()).isEmpty();
  }

  @Test
  void aTokenGoesBeforeASession() throws Exception {
    browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    String bob = issuer.accessToken("bob");
    assertThat(
            browser.get("/v1/learners/bob/mastery", "Authorization", "Bearer " + bob).statusCode())
        .isEqualTo(503);
    assertThat(
            browser.get("/v1/learners/ada/mastery", "Authorization", "Bearer " + bob).statusCode())
        .isEqualTo(403);
    assertThat(
            JsonPath.from(browser.get("/session", "Authorization", "Bearer " + bob).body())
                .getString("learnerId"))
        .isEqualTo("bob");
  }

  @Test
  void aPageOfAnAllowedOriginHasNoSession() throws Exception {
    browser.get(issuer.signIn(beginSignIn("/"), "ada"));
    HttpResponse<String> answer =
        browser.get(
            "/v1/roadmaps", "Origin", "https://app.example", "Sec-Fetch-Site", "cross-site");
    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(answer.headers().firstValue("Access-Control-Allow-Origin"))
        .contains("https://app.example");
    assertThat(answer.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
  }

  private static String stateOf(Asked asked) {
    return asked.parameters().getOrDefault("state", "");
  }

  private Asked beginSignIn(String returnTo) throws Exception {
    HttpResponse<String> answer =
        browser.get("/session/login?return=" + TestBrowser.encoded(returnTo));
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
    return issuer.asked(answer.headers().firstValue("Location").orElseThrow());
  }

  private void assertFailed(HttpResponse<String> answer, String outcome) throws Exception {
    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(answer.headers().firstValue("Location"))
        .contains(browser.address("/?signIn=" + outcome + "#/ml/learn"));
    assertThat(browser.get("/session").statusCode()).isEqualTo(401);
  }

  /// With an issuer that people sign in with.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(SignInSurroundings.class));
    }
  }
}

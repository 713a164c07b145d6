package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.gateway.http.SignInIssuer.Asked;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Signing in behind a proxy that speaks https and has put the gateway below a path.
@Tag("service")
@QuarkusTest
@TestProfile(ProxiedSessionTest.Profile.class)
class ProxiedSessionTest {

  private static final String BASE = "https://learn.example/waymark";

  @Test
  void cookiesGoOverHttpsAloneAndPeopleComeBackToTheProxy() throws Exception {
    try (TestBrowser browser = new TestBrowser(RestAssured.port)) {
      // The issuer is not there yet, and was not when the gateway started.
      HttpResponse<String> away =
          browser.get("/session/login?return=%2Fwaymark%2F%23%2Fml%2Flearn");
      assertThat(away.statusCode()).isEqualTo(303);
      assertThat(location(away)).isEqualTo(BASE + "/?signIn=away#/ml/learn");

      int port = ConfigProvider.getConfig().getValue(SignInSurroundings.ISSUER_PORT, Integer.class);
      try (SignInIssuer issuer = SignInIssuer.start(port)) {
        HttpResponse<String> begun = browser.get("/session/login?return=%2Fwaymark%2F");
        Asked asked = issuer.asked(location(begun));
        assertThat(asked.parameters()).containsEntry("redirect_uri", BASE + "/session/callback");
        assertThat(begun.headers().allValues("Set-Cookie"))
            .singleElement()
            .asString()
            .startsWith("__Secure-waymark-sign-in=")
            .contains("Path=/waymark/session;", "Secure", "HTTPOnly", "SameSite=Lax");

        HttpResponse<String> back =
            browser.get(issuer.signIn(asked, "ada"), "Cookie", cookiesOf(begun));
        assertThat(location(back)).isEqualTo("/waymark/");
        assertThat(back.headers().allValues("Set-Cookie"))
            .anySatisfy(cookie ->
                assertThat(cookie)
                    .startsWith("__Host-waymark-session=")
                    .contains("Path=/;", "Secure", "SameSite=Strict"))
            .anySatisfy(cookie ->
                assertThat(cookie)
                    .startsWith("__Secure-waymark-renewal=")
                    .contains("Path=/waymark/session;", "Secure", "SameSite=Strict"));
        assertThat(browser.get("/session", "Cookie", cookiesOf(back)).body()).contains("\"ada\"");
      }
    }
  }

  private static String location(HttpResponse<String> answer) {
    return answer.headers().firstValue("Location").orElse("");
  }

  private static String cookiesOf(HttpResponse<String> answer) {
    return answer.headers().allValues("Set-Cookie").stream()
        .map(cookie -> cookie.substring(0, cookie.indexOf(';')))
        .collect(Collectors.joining("; "));
  }

  /// With a proxy before the gateway.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("waymark.gateway.session.redirect-base", BASE + "/");
    }

    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(SignInSurroundings.class));
    }
  }
}

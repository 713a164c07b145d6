package dev.waymark.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.util.JSONObjectUtils;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.Test;

class LocalIssuerTest {

  @Test
  void aLearnersTokenNamesTheLearnerAndNoReach() throws Exception {
    try (LocalIssuer issuer = LocalIssuer.start(0)) {
      JWTClaimsSet claims =
          claims(new TokenClient(issuer.url()).token("ada", null, List.of("progress:write")));
      assertThat(claims.getSubject()).isEqualTo("ada");
      assertThat(claims.getIssuer()).isEqualTo(issuer.url());
      assertThat(claims.getAudience()).containsExactly("waymark");
      assertThat(claims.getStringClaim("scope")).isEqualTo("progress:write");
      assertThat(claims.getClaim("waymark_learners")).isNull();
    }
  }

  @Test
  void aServicesTokenNamesItsReach() throws Exception {
    try (LocalIssuer issuer = LocalIssuer.start(0)) {
      JWTClaimsSet claims =
          claims(
              new TokenClient(issuer.url())
                  .token(null, "school-1.", List.of("progress:write", "learners:manage")));
      assertThat(claims.getStringClaim("waymark_learners")).isEqualTo("school-1.");
      assertThat(claims.getStringClaim("scope")).isEqualTo("progress:write learners:manage");
    }
  }

  @Test
  void itsKeysAreFoundByDiscovery() throws Exception {
    try (LocalIssuer issuer = LocalIssuer.start(0);
        HttpClient client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(URI.create(issuer.url() + "/.well-known/openid-configuration"))
              .build();
      assertThat(client.send(request, HttpResponse.BodyHandlers.ofString()).body())
          .contains(issuer.url(), "jwks_uri");
    }
  }

  @Test
  void whoSignsInOnItsPageGetsTheTokensOfThatLearner() throws Exception {
    JWTClaimsSet claims = signIn("username=ada&claims=%7B%7D");
    assertThat(claims.getSubject()).isEqualTo("ada");
    assertThat(claims.getAudience()).containsExactly("waymark");
    assertThat(claims.getClaim("scope")).isNull();
    assertThat(claims.getClaim("waymark_learners")).isNull();
  }

  @Test
  void anOperatorSaysSoOnItsPage() throws Exception {
    JWTClaimsSet claims =
        signIn(
            "username=olga&claims=%7B%22scope%22%3A%22catalog%3Aadmin%22%2C%22waymark_learners%22%3A%22*%22%7D");
    assertThat(claims.getStringClaim("scope")).isEqualTo("catalog:admin");
    assertThat(claims.getStringClaim("waymark_learners")).isEqualTo("*");
  }

  /// Signs in on the page as a browser does, for a public client with PKCE.
  ///
  /// @param form what the page sends
  private static JWTClaimsSet signIn(String form) throws Exception {
    try (LocalIssuer issuer = LocalIssuer.start(0);
        HttpClient client = HttpClient.newHttpClient()) {
      // The verifier and its challenge are the example of RFC 7636, appendix B.
      URI page =
          URI.create(
              issuer.url()
                  + "/authorize?response_type=code&client_id=waymark-pages&scope=openid&state=s&nonce=n"
                  + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsession%2Fcallback"
                  + "&code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256");
      assertThat(
              client
                  .send(HttpRequest.newBuilder(page).build(), HttpResponse.BodyHandlers.ofString())
                  .body())
          .contains("Learner id");
      String back =
          client
              .send(post(page, form), HttpResponse.BodyHandlers.ofString())
              .headers()
              .firstValue("Location")
              .orElseThrow();
      String code = back.replaceAll(".*[?&]code=([^&]+).*", "$1");
      String answer =
          client
              .send(
                  post(
                      URI.create(issuer.url() + "/token"),
                      "grant_type=authorization_code&client_id=waymark-pages&code="
                          + code
                          + "&redirect_uri=http%3A%2F%2Flocalhost%3A8080%2Fsession%2Fcallback"
                          + "&code_verifier=dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk"),
                  HttpResponse.BodyHandlers.ofString())
              .body();
      return claims(JSONObjectUtils.getString(JSONObjectUtils.parse(answer), "access_token"));
    }
  }

  private static HttpRequest post(URI address, String form) {
    return HttpRequest.newBuilder(address)
        .header("Content-Type", "application/x-www-form-urlencoded")
        .POST(HttpRequest.BodyPublishers.ofString(form))
        .build();
  }

  @Test
  void anIssuerThatIsNotThereIsNamedWithWhatToDo() throws IOException {
    int port;
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    String issuer = "http://127.0.0.1:" + port + "/waymark";
    assertThatThrownBy(() -> new TokenClient(issuer).token("ada", null, List.of()))
        .isInstanceOf(IOException.class)
        .hasMessageContainingAll(issuer, "./waymark up --auth");
  }

  private static JWTClaimsSet claims(String token) throws java.text.ParseException {
    return SignedJWT.parse(token).getJWTClaimsSet();
  }
}

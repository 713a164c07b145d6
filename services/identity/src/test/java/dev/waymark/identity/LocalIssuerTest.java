package dev.waymark.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
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

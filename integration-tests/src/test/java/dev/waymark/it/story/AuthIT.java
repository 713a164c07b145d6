package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.suite.WaymarkScript;
import dev.waymark.it.suite.WaymarkUp;
import dev.waymark.standalone.backends.Loopback;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `./waymark up --auth`, with tokens of its issuer and API keys, as a developer uses them.
final class AuthIT {

  private static final String EVENT = "{\"topicId\":\"linear-algebra.vectors\",\"started\":{}}";

  @TempDir static Path data;

  @Test
  void callersComeInByTokenAndByKey() throws Exception {
    int issuerPort = Loopback.freePort();
    try (WaymarkUp up = WaymarkUp.startWithAuth(data, issuerPort);
        HttpClient client = HttpClient.newHttpClient()) {
      up.awaitReady();
      String issuer = "--issuer=http://127.0.0.1:" + issuerPort + "/waymark";
      assertThat(status(client, up, "ada", "")).isEqualTo(401);
      assertThat(signInPage(client, up))
          .startsWith("http://127.0.0.1:" + issuerPort + "/waymark/authorize?");

      String ada = run("token", "--learner=ada", issuer);
      assertThat(status(client, up, "ada", ada)).isEqualTo(200);
      assertThat(status(client, up, "bob", ada)).isEqualTo(403);
      assertThat(record(client, up, "ada", ada)).isEqualTo(202);

      String reader = run("token", "--learners=*", "--scopes=recommendations:read", issuer);
      assertThat(status(client, up, "bob", reader)).isEqualTo(200);
      assertThat(record(client, up, "bob", reader)).isEqualTo(403);

      String file = "--file=" + data.resolve("keys.json");
      String key =
          run("key", "create", "--name=lms", "--scopes=progress:write", "--learners=b", file);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(record(client, up, "bob", key)).isEqualTo(202));
      assertThat(record(client, up, "ada", key)).isEqualTo(403);
      WaymarkScript.run("key", "revoke", "--name=lms", file);
      await()
          .atMost(Duration.ofSeconds(20))
          .untilAsserted(() -> assertThat(record(client, up, "bob", key)).isEqualTo(401));
    }
  }

  /// The last line that a command prints.
  private static String run(String... arguments) throws InterruptedException {
    WaymarkScript.Ran ran = WaymarkScript.run(arguments);
    assertThat(ran.exitCode()).as(ran.printed()).isZero();
    return ran.printed().strip().lines().toList().getLast();
  }

  /// Where a browser is led to sign in.
  private static String signInPage(HttpClient client, WaymarkUp up)
      throws IOException, InterruptedException {
    var request =
        HttpRequest.newBuilder(
            URI.create("http://localhost:%d/session/login?return=%%2F".formatted(up.port())));
    return client
        .send(request.build(), HttpResponse.BodyHandlers.discarding())
        .headers()
        .firstValue("Location")
        .orElse("");
  }

  private static int status(HttpClient client, WaymarkUp up, String learner, String credential)
      throws IOException, InterruptedException {
    var request = request(up, learner + "/next-steps?roadmap=ml-engineer", credential);
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static int record(HttpClient client, WaymarkUp up, String learner, String credential)
      throws IOException, InterruptedException {
    var request =
        request(up, learner + "/progress", credential)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(EVENT));
    return client.send(request.build(), HttpResponse.BodyHandlers.discarding()).statusCode();
  }

  private static HttpRequest.Builder request(WaymarkUp up, String path, String credential) {
    var request =
        HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/v1/learners/%s".formatted(up.port(), path)));
    return credential.isEmpty() ? request : request.header("Authorization", "Bearer " + credential);
  }
}

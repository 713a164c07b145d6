package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What no client should send is refused by the gateway itself, in one way.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RefusedRequestsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/v1/learners/victim;x",
        "/v1/learners;a=b/victim",
        "/v1/learners/alice/../victim",
        "/v1/learners/alice/%2e%2e/victim",
        "/v1/learners/alice/.%2E/victim",
        "/v1/learners/./victim",
        "/v1/learners/victim/",
        "/v1//learners/victim",
        "//v1/learners/victim",
        "/v1/learners/a%2fb",
        "/v1/learners/a%5Cb",
        "/v1/learners/a\\b",
        "/v1/learners/..",
        "/v1/learners/%2e",
        "/v1/learners/%c0%af",
        "/v1/learners/%c0%ae%c0%ae/victim",
        "/v1/learners/%ed%a0%80",
        "/v1/learners/%ff",
        "/v1/learners/%zz",
        "/v1/learners/%",
        "/v1/learners/victim?x=%zz",
        "/v1/learners/\u00c3\u00a9",
        "/v1/learners/victim#x",
        "/v1/learners/a|b",
        "/q/health/../metrics",
        "/%zz",
        "?x",
        "v1",
        "*",
        "http://localhost/v1/learners/victim",
        "/v1/learners/victim%20",
        "/v1/learners/%20victim",
        "/v1/learners/vic%E2%80%8Btim",
        "/v1/learners/vic%E2%80%AEtim",
        "/v1/learners/Zoe%CC%88",
        "/v1/learners/%EF%BB%BFvictim",
      })
  void aPathHasOneForm(String target) throws IOException {
    RawHttp.Answer answer =
        RawHttp.send("DELETE %s HTTP/1.1\r\n%s\r\n".formatted(target, RawHttp.HOST));
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertProblem(answer);
  }

  @ParameterizedTest
  @CsvSource({
    "victim%3Bx, victim;x",
    "a%252fb, a%2fb",
    "a+b, a+b",
    "Zo%C3%AB, Zoë",
    "..., ...",
    "a:b@c, a:b@c",
  })
  void anEncodedIdIsTheIdItStandsFor(String segment, String id) throws IOException {
    String body = "{\"topicId\":\"t\",\"started\":{},\"learnerId\":\"" + id + "\"}";
    given()
        .urlEncodingEnabled(false)
        .contentType("application/json; charset=utf-8")
        .body(body)
        .post("/v1/learners/" + segment + "/progress")
        .then()
        .statusCode(202);
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "'Host: localhost\r\nHost: evil.example\r\n', 400",
    "'Host: a b@c\r\n', 400",
    "'Host: \r\n', 421",
    "'Host: evil.example\r\n', 421",
    "'Host: evil.example:8080\r\n', 421",
    "'Host: localhost.evil.example\r\n', 421",
    "'Host: 127.0.0.1.nip.io\r\n', 421",
    "'Host: localhost.\r\n', 421",
    "'Host: LOCALHOST:8080\r\n', 200",
    "'Host: 127.0.0.1\r\n', 200",
    "'Host: [::1]:8080\r\n', 200",
  })
  void onlyKnownHostsAreServed(String host, int status) throws IOException {
    RawHttp.Answer answer =
        RawHttp.send("GET /q/health/live HTTP/1.1\r\nConnection: close\r\n" + host + "\r\n");
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    if (status != 200) {
      assertProblem(answer);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type:\r\n",
        "Content-Type: \r\n",
        "Content-Type: text/plain\r\n",
        "Content-Type: application/x-www-form-urlencoded\r\n",
        "Content-Type: */*\r\n",
        "Content-Type: ;\r\n",
        "Content-Type: text/plain; x=application/json\r\n",
        "Content-Type: application/json\r\nContent-Type: text/plain\r\n",
        "Content-Type: application/xml\r\n",
      })
  void onlyJsonIsRead(String type) throws IOException {
    for (String request :
        new String[] {"POST /v1/learners/ada/progress", "PUT /v1/learners/ada/profile"}) {
      RawHttp.Answer answer =
          RawHttp.send(
              "%s HTTP/1.1\r\n%s%sContent-Length: 2\r\n\r\n{}"
                  .formatted(request, RawHttp.HOST, type));
      assertThat(answer.status()).as(answer.text()).isEqualTo(415);
      assertProblem(answer);
    }
  }

  @Test
  void aRequestWithTwoEndsIsTheLastOfItsConnection() throws IOException {
    String smuggled = "GET /q/health/live HTTP/1.1\r\n" + RawHttp.HOST + "\r\n";
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /v1/learners/ada/progress HTTP/1.1\r\n"
                + RawHttp.HOST
                + "Content-Type: application/json\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
                + "0\r\n\r\n"
                + smuggled);
    assertThat(answer.closed()).isTrue();
    assertThat(answer.text().split("HTTP/1.1 ", -1)).hasSize(2);
  }

  @Test
  void noCodingButChunkedIsUnderstood() throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /v1/learners/ada/progress HTTP/1.1\r\n"
                + RawHttp.HOST
                + "Content-Type: application/json\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n");
    assertThat(answer.status()).isEqualTo(400);
    assertProblem(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"9.9", "0.9", "1.2", "2.0", "3.0"})
  void noOtherVersionOfHttpIsUnderstood(String version) throws IOException {
    for (String path : new String[] {"/", "/q/health/live", "/v1/roadmaps"}) {
      RawHttp.Answer answer =
          RawHttp.send("GET %s HTTP/%s\r\n%s\r\n".formatted(path, version, RawHttp.HOST));
      assertThat(answer.status()).as(path).isEqualTo(400);
      assertThat(answer.closed()).as(path).isTrue();
    }
  }

  @Test
  void aStreamHasNoHead() throws IOException {
    RawHttp.Answer answer =
        RawHttp.send(
            "HEAD /v1/learners/ada/next-steps/stream HTTP/1.1\r\n" + RawHttp.HOST + "\r\n");
    assertThat(answer.text())
        .startsWith("HTTP/1.1 405 ")
        .containsIgnoringCase("Allow: GET, OPTIONS");
    assertThat(answer.closed()).isTrue();
  }

  @Test
  void aSilentBodyIsRefusedInTime() throws IOException {
    long begin = System.nanoTime();
    RawHttp.Answer answer =
        RawHttp.send(
            "POST /v1/learners/ada/progress HTTP/1.1\r\n"
                + RawHttp.HOST
                + "Content-Type: application/json\r\nContent-Length: 100\r\n\r\n[");
    assertThat(answer.status()).as(answer.text()).isEqualTo(408);
    assertThat(answer.closed()).isTrue();
    assertThat(System.nanoTime() - begin).isLessThan(8_000_000_000L);
    assertProblem(answer);
  }

  @Test
  void noLabelOfAMetricIsACallersChoice() throws IOException {
    long before = timers(given().get("/q/metrics").asString());
    for (int i = 0; i < 110; i++) {
      RawHttp.send("X%d /v1/learners/ada HTTP/1.1\r\n%s\r\n".formatted(i, RawHttp.HOST));
      given().patch("/v1/learners/l-" + i + "/mastery");
      given().get("/nowhere/" + i);
      given().get("/v1/roadmaps/r-" + i);
    }
    String metrics = given().get("/q/metrics").asString();
    assertThat(metrics)
        .contains(
            "method=\"OTHER\"",
            "uri=\"/v1/learners/{id}/mastery\"",
            "uri=\"/v1/roadmaps/{id}\"",
            "http_server_requests_seconds_bucket{caller=\"anyone\"",
            "http_server_requests_seconds_bucket{caller=\"unknown\"")
        .doesNotContain("X1", "l-1", "nowhere", "r-1");
    // What the requests of one round may add.
    assertThat(timers(metrics) - before).isLessThan(20);
  }

  private static long timers(String metrics) {
    return metrics
        .lines()
        .filter(line -> line.startsWith("http_server_requests_seconds_count"))
        .count();
  }

  private static void assertProblem(RawHttp.Answer answer) {
    assertThat(answer.text()).contains("application/problem+json", "urn:waymark:problem:");
    assertThat(answer.text().split("HTTP/1.1 ", -1)).hasSize(2);
  }
}

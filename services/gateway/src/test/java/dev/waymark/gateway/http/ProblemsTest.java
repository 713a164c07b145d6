package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItems;
import static org.hamcrest.Matchers.notNullValue;

import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Every failure is a problem in the sense of RFC 9457, whichever layer finds it. No recommender
/// runs.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ProblemsTest {

  @ParameterizedTest
  @CsvSource({
    "GET,    /nowhere,                               404, unknown-path",
    "GET,    /v1/learners/ada/nowhere,               404, unknown-path",
    "DELETE, /v1/roadmaps,                           405, method-not-allowed",
    "GET,    /v1/learners/ada/progress,              405, method-not-allowed",
    "GET,    /v1/learners/ada/next-steps?limit=0,    400, invalid-request",
    "GET,    /v1/learners/ada/path?roadmap=a&roadmap=b, 400, invalid-request",
    "GET,    /v1/learners/ada/next-steps?limit=1&limit=1, 400, invalid-request",
    "GET,    /v1/topics?q=a&q=b,                     400, invalid-request",
    "GET,    /v1/learners/ada/next-steps?limit=51,   400, invalid-request",
    "GET,    /v1/learners/ada/next-steps?minutes=-1, 400, invalid-request",
    "GET,    /v1/learners/ada/path?hoursPerWeek=169, 400, invalid-request",
    "GET,    /v1/learners/ada/path?budgetHours=NaN,  400, invalid-request",
    "GET,    /v1/learners/a%00b/mastery,             400, invalid-request",
    "GET,    /v1/learners/%ff/mastery,               400, invalid-request",
    "GET,    /v1/topics?limit=201,                   400, invalid-request",
    "GET,    /v1/learners/ada/next-steps/stream?limit=x, 400, invalid-request",
    "POST,   /v1/learners/ada/progress,              400, malformed-json",
    "PUT,    /v1/learners/ada/profile,               400, malformed-json",
    "GET,    /v1/roadmaps,                           503, recommender-unavailable",
    "GET,    /v1/learners/ada/next-steps,            503, recommender-unavailable",
    "GET,    /v1/learners/ada/next-steps/stream,     503, recommender-unavailable",
    "GET,    /v1/learners/ada/path,                  503, recommender-unavailable",
    "GET,    /v1/learners/ada/mastery,               503, recommender-unavailable",
    "GET,    /v1/learners/ada/placement,             503, recommender-unavailable",
    "GET,    /v1/learners/ada/profile,               503, recommender-unavailable",
    "GET,    /v1/learners/ada/export,                503, recommender-unavailable",
    "DELETE, /v1/learners/ada,                       503, recommender-unavailable",
  })
  void aFailureIsAProblem(String method, String path, int status, String type) throws Exception {
    HttpResponse<String> response = send(method, path, "Content-Type", "application/json");
    assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
    assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
    assertThat(response.body())
        .contains("\"type\":\"urn:waymark:problem:" + type + "\"", "\"status\":" + status)
        .contains("\"title\":", "\"detail\":", "\"instance\":\"" + path.split("\\?", 2)[0] + "\"");
    assertThat(response.headers().firstValue("Retry-After").isPresent()).isEqualTo(status == 503);
    assertThat(response.headers().firstValue("Allow").isPresent()).isEqualTo(status == 405);
  }

  @Test
  void everyWrongParameterIsNamedAtOnce() {
    given()
        .header("Waymark-Consistency-Token", "made up")
        .get("/v1/learners/ada/next-steps?limit=x&minutes=-1&roadmap=" + "r".repeat(129))
        .then()
        .statusCode(400)
        .body("errors.field", hasItems("limit", "minutes", "roadmap", "Waymark-Consistency-Token"));
  }

  @Test
  void mediaTypesAreChecked() throws Exception {
    assertThat(send("POST", "/v1/learners/ada/progress", "Content-Type", "text/plain").body())
        .contains("unsupported-media-type");
    assertThat(send("GET", "/v1/roadmaps", "Accept", "image/png").body())
        .contains("not-acceptable");
  }

  @Test
  void whatIsTooLongIsRefused() throws Exception {
    assertThat(send("GET", "/v1/topics?q=" + "x".repeat(5_000), "X", "y").statusCode())
        .isEqualTo(414);
    assertThat(send("GET", "/v1/topics", "X", "y".repeat(9_000)).statusCode()).isEqualTo(431);
    assertThat(send("GET", "/v1/topics?q=" + "x".repeat(201), "X", "y").statusCode())
        .isEqualTo(400);
  }

  @Test
  void aBodyOfUndeclaredLengthIsBoundedToo() throws Exception {
    byte[] body = " ".repeat(1_048_577).getBytes(StandardCharsets.UTF_8);
    try (var client = HttpClient.newHttpClient()) {
      var request =
          HttpRequest.newBuilder(uri("/v1/learners/ada/progress"))
              .header("Content-Type", "application/json")
              .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))
              .build();
      var response = client.send(request, HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(413);
      assertThat(response.body()).contains("request-too-large");
    }
  }

  @Test
  void theGatewayIsReadyWithoutARecommender() {
    given()
        .get("/q/health/ready")
        .then()
        .statusCode(200)
        .body("checks.find { it.name == 'gateway' }.data.recommender", equalTo("away"));
    given().get("/q/metrics").then().statusCode(200).body(notNullValue());
  }

  private HttpResponse<String> send(String method, String path, String header, String value)
      throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      var body = HttpRequest.BodyPublishers.noBody();
      var request =
          HttpRequest.newBuilder(uri(path)).method(method, body).header(header, value).build();
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + RestAssured.port + path);
  }
}

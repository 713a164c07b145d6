package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.ListRoadmapsResponse;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.recommender.v1.PlanPathResponse;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.Share;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import io.restassured.path.json.JsonPath;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Questions are taken as they were meant or refused, and answers are no larger than asked for.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ExactAnswersTest {

  private static final Share SHARE =
      Share.newBuilder().setPercent(42).setMastered(56).setReady(9).setNotReady(67).build();

  private final RecommenderDouble recommender = new RecommenderDouble();

  @AfterEach
  void stop() {
    recommender.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/learners/ada/next-steps?maxlevel=3, maxlevel, the nearest is maxLevel",
    "/v1/learners/ada/next-steps?asumeMastered=a, asumeMastered, the nearest is assumeMastered",
    "/v1/learners/ada/path?hours=6, hours, the nearest is hoursPerWeek",
    "/v1/learners/ada/next-steps/stream?view=brief&roadMap=ml, roadMap, the nearest is roadmap",
    "/v1/topics?limits=3, limits, the nearest is limit",
    "/v1/roadmaps/ml?colour=red, colour, no query parameter is",
    "/v1/learners/ada/profile?x=y, x, no query parameter is",
    "/v1/learners/ada/next-steps?view=brief&view=full, view, must be there once",
    "/v1/learners/ada/next-steps?view=short, view, 'must be one of full, brief'",
    "/v1/learners/ada/next-steps?resources=51, resources, from 0 to 50",
  })
  void aParameterThatIsNotMeantSoIsRefused(String path, String field, String reason) {
    given()
        .get(path)
        .then()
        .statusCode(400)
        .body("errors[0].field", equalTo(field))
        .body("errors[0].reason", containsString(reason));
  }

  @Test
  void theDescriptionHasTheSameParameters() {
    Map<String, Map<String, Map<String, Object>>> paths =
        given().get("/q/openapi?format=json").jsonPath().getMap("paths");
    for (Endpoints.Endpoint endpoint : Endpoints.all()) {
      if (endpoint.template().startsWith("/v1/")) {
        List<String> described =
            Objects.requireNonNull(paths.get(endpoint.template())).values().stream()
                .flatMap(operation -> parameters(operation).stream())
                .filter(parameter -> "query".equals(parameter.get("in")))
                .map(parameter -> String.valueOf(parameter.get("name")))
                .distinct()
                .toList();
        assertThat(endpoint.parameters().names())
            .as(endpoint.template())
            .containsExactlyInAnyOrderElementsOf(described);
      }
    }
  }

  @SuppressWarnings("unchecked") // A parsed JSON document has no types of its own.
  private static List<Map<String, Object>> parameters(Map<String, Object> operation) {
    return (List<Map<String, Object>>) operation.getOrDefault("parameters", List.of());
  }

  @Test
  void answersAreLeanUnlessMoreIsAskedFor() {
    var asked = new AtomicReference<RecommendNextStepsRequest>();
    recommender.on(
        RecommenderServiceGrpc.getRecommendNextStepsMethod(),
        request -> {
          asked.set(request);
          return RecommendNextStepsResponse.newBuilder().setShare(SHARE).build();
        });
    start();
    given()
        .get("/v1/learners/ada/next-steps")
        .then()
        .statusCode(200)
        .body("share.percent", equalTo(42))
        .body("share.mastered", equalTo(56))
        .body("share.ready", equalTo(9))
        .body("share.notReady", equalTo(67));
    assertThat(asked.get().getMaxResources()).isEqualTo(3);
    assertThat(asked.get().getWithoutReasons()).isFalse();
    given()
        .get("/v1/learners/ada/next-steps?resources=0&view=brief&exclude=a,b&exclude=c")
        .then()
        .statusCode(200);
    assertThat(asked.get().hasMaxResources()).isTrue();
    assertThat(asked.get().getMaxResources()).isZero();
    assertThat(asked.get().getWithoutReasons()).isTrue();
    assertThat(asked.get().getExcludeList()).containsExactly("a", "b", "c");
  }

  @Test
  void aPathTellsTheShareToo() {
    recommender.on(
        RecommenderServiceGrpc.getPlanPathMethod(),
        request -> PlanPathResponse.newBuilder().setShare(SHARE).build());
    start();
    given().get("/v1/learners/ada/path").then().statusCode(200).body("share.percent", equalTo(42));
  }

  @Test
  void theCatalogueIsAskedForAgainOnlyWhenItChanged() {
    var release = new AtomicReference<>("7-abc");
    recommender.on(CatalogServiceGrpc.getListRoadmapsMethod(), request -> roadmaps(release.get()));
    start();
    given()
        .get("/v1/roadmaps")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"7-abc\"")
        .header("Cache-Control", "private, max-age=60");
    for (String known : List.of("W/\"7-abc\"", "\"x\", \"7-abc\"", "*")) {
      given()
          .header("If-None-Match", known)
          .get("/v1/roadmaps")
          .then()
          .statusCode(304)
          .header("ETag", "W/\"7-abc\"")
          .body(equalTo(""));
    }
    release.set("8-def");
    given()
        .header("If-None-Match", "W/\"7-abc\"")
        .get("/v1/roadmaps")
        .then()
        .statusCode(200)
        .header("ETag", "W/\"8-def\"");
  }

  @Test
  void answersAreCompressedForThoseWhoAcceptIt() throws Exception {
    recommender.on(CatalogServiceGrpc.getListRoadmapsMethod(), request -> roadmaps("7-abc"));
    start();
    try (var client = HttpClient.newHttpClient()) {
      HttpResponse<byte[]> answer =
          client.send(
              HttpRequest.newBuilder(uri("/v1/roadmaps")).header("Accept-Encoding", "gzip").build(),
              HttpResponse.BodyHandlers.ofByteArray());
      assertThat(answer.headers().firstValue("Content-Encoding")).contains("gzip");
      var inflated =
          new String(
              new GZIPInputStream(new ByteArrayInputStream(answer.body())).readAllBytes(),
              StandardCharsets.UTF_8);
      assertThat(JsonPath.from(inflated).getString("graphRelease")).isEqualTo("7-abc");
      HttpResponse<String> plain =
          client.send(
              HttpRequest.newBuilder(uri("/v1/roadmaps")).build(),
              HttpResponse.BodyHandlers.ofString());
      assertThat(plain.body()).isEqualTo(inflated);
    }
  }

  @Test
  void aCompressedBodyCountsByWhatItInflatesTo() throws Exception {
    String events =
        java.util.stream.IntStream.range(0, 400)
            .mapToObj(i -> "{\"topicId\":\"t\",\"started\":{}}")
            .collect(Collectors.joining(",", "[", "]"));
    assertThat(post(gzip(events.getBytes(StandardCharsets.UTF_8)), "gzip")).isEqualTo(202);
    byte[] bomb = gzip(new byte[64 * 1024 * 1024]);
    assertThat(bomb).hasSizeLessThan(100_000);
    assertThat(post(bomb, "gzip")).isEqualTo(413);
    assertThat(post("[]".getBytes(StandardCharsets.UTF_8), "gzip")).isEqualTo(400);
    assertThat(post(new byte[] {31, (byte) 139, 8, 0}, "gzip")).isEqualTo(400);
    assertThat(post(gzip(new byte[1]), "br")).isEqualTo(415);
  }

  private static int post(byte[] body, String coding) throws Exception {
    try (var client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(uri("/v1/learners/ada/progress"))
                  .header("Content-Type", "application/json")
                  .header("Content-Encoding", coding)
                  .POST(HttpRequest.BodyPublishers.ofByteArray(body))
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private static byte[] gzip(byte[] bytes) throws IOException {
    var compressed = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(compressed)) {
      out.write(bytes);
    }
    return compressed.toByteArray();
  }

  private static ListRoadmapsResponse roadmaps(String release) {
    return ListRoadmapsResponse.newBuilder()
        .setGraphRelease(release)
        .addRoadmaps(
            RoadmapSummary.newBuilder().setRoadmapId("ml").setTitle("Machine learning ".repeat(40)))
        .build();
  }

  private static URI uri(String path) {
    return URI.create("http://127.0.0.1:" + RestAssured.port + path);
  }

  private void start() {
    recommender.start(
        ConfigProvider.getConfig()
            .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.recommender", equalTo("connected")));
  }
}

package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;
import static org.hamcrest.Matchers.startsWith;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ResourceInfo;
import com.google.rpc.Status;
import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.GetRoadmapRequest;
import dev.waymark.catalog.v1.GetRoadmapResponse;
import dev.waymark.catalog.v1.GetTopicResponse;
import dev.waymark.catalog.v1.Requirement;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.catalog.v1.SearchTopicsResponse;
import dev.waymark.catalog.v1.Section;
import dev.waymark.catalog.v1.SectionTopic;
import dev.waymark.catalog.v1.Strength;
import dev.waymark.catalog.v1.Topic;
import dev.waymark.catalog.v1.TopicKind;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The map of a roadmap, as JSON and as a picture.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RoadmapMapTest {

  private static final String MAP = "/v1/roadmaps/ml/map";

  private final RecommenderDouble recommender = new RecommenderDouble();

  @BeforeEach
  void start() {
    recommender
        .on(CatalogServiceGrpc.getGetRoadmapMethod(), RoadmapMapTest::roadmap)
        .listing("4-map")
        .on(
            CatalogServiceGrpc.getSearchTopicsMethod(),
            request -> SearchTopicsResponse.newBuilder().setGraphRelease("4-map").build())
        .on(
            CatalogServiceGrpc.getGetTopicMethod(),
            request ->
                GetTopicResponse.newBuilder()
                    .setGraphRelease("4-map")
                    .setTopic(Topic.newBuilder().setTopicId(request.getTopicId()))
                    .build())
        .start(port());
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() -> given().get(MAP).then().statusCode(200));
  }

  @AfterEach
  void stop() {
    recommender.close();
  }

  @Test
  void theMapHasPlacesForSectionsTopicsAndEdges() {
    given()
        .get(MAP)
        .then()
        .statusCode(200)
        .contentType("application/json")
        .header("ETag", "W/\"4-map\"")
        .header("Cache-Control", startsWith("private, max-age="))
        .header("Vary", containsString("Accept"))
        .body("roadmapId", equalTo("ml"))
        .body("title", equalTo("Machine learning"))
        .body("graphRelease", equalTo("4-map"))
        .body("width", equalTo(1260.0f))
        .body("sections.number", contains(1, 2))
        .body("sections.titleLines[0]", contains("1. Linear algebra"))
        .body("topics.topicId", contains("vectors", "matrices", "regression"))
        .body("topics[1].lines", contains("Matrices and linear", "maps"))
        .body("topics[1].kind", equalTo("SKILL"))
        .body("topics[1].minutes", equalTo(120))
        .body("topics.section", contains(0, 0, 1))
        .body("edges", hasSize(2))
        .body("edges.find { it.to == 'matrices' }.from", equalTo("vectors"))
        .body("edges.find { it.to == 'matrices' }.strength", equalTo("HARD"))
        .body("edges.find { it.to == 'matrices' }.points", notNullValue())
        .body("edges.find { it.to == 'regression' }.strength", equalTo("SOFT"))
        .body("edges.find { it.to == 'regression' }.points", nullValue());
  }

  @Test
  void theLineOfAnEdgeEndsAtItsBoxes() {
    JsonPath map = given().get(MAP).jsonPath();

    List<Float> points = map.getList("edges[0].points");
    assertThat(points.size()).isGreaterThanOrEqualTo(4).isEven();
    assertThat(points.get(1))
        .isEqualTo(map.getFloat("topics[0].y") + map.getFloat("topics[0].height"));
    assertThat(points.getLast()).isEqualTo(map.getFloat("topics[1].y"));
  }

  @Test
  void aPictureIsDrawnForThoseWhoAcceptOneAndNoJson() {
    String svg =
        given()
            .accept("image/svg+xml,image/*;q=0.8,*/*;q=0.5")
            .get(MAP)
            .then()
            .statusCode(200)
            .contentType(startsWith("image/svg+xml"))
            .header("ETag", "W/\"4-map-svg\"")
            .extract()
            .asString();

    assertThat(svg)
        .startsWith("<svg ")
        .contains(
            "Machine learning",
            "Requires Vectors.",
            "Helped by Matrices and linear maps, Probability.");
    given()
        .accept("image/svg+xml, application/json;q=0.1")
        .get(MAP)
        .then()
        .contentType("application/json");
    given().accept("*/*").get(MAP).then().contentType("application/json");
    given().accept("text/html").get(MAP).then().statusCode(406);
  }

  @Test
  void aPictureMayHaveItsOwnStyleAndNothingElse() {
    List<String> policies =
        given().accept("image/svg+xml").get(MAP).headers().getValues("Content-Security-Policy");

    assertThat(policies).hasSize(1);
    assertThat(policies.getFirst())
        .startsWith("default-src 'none'; style-src 'unsafe-inline'; base-uri 'none';");
  }

  @Test
  void whoHasTheMapIsToldSo() {
    given()
        .header("If-None-Match", "W/\"4-map\"")
        .get(MAP)
        .then()
        .statusCode(304)
        .body(equalTo(""));
    given()
        .accept("image/svg+xml")
        .header("If-None-Match", "W/\"4-map-svg\"")
        .get(MAP)
        .then()
        .statusCode(304);
    given()
        .accept("image/svg+xml")
        .header("If-None-Match", "W/\"4-map\"")
        .get(MAP)
        .then()
        .statusCode(200);
    given().head(MAP).then().statusCode(200).header("ETag", "W/\"4-map\"");
  }

  @Test
  void theWidthIsThatOfTheSections() {
    given().get(MAP + "?width=600").then().statusCode(200).body("width", equalTo(640.0f));
    given().get(MAP + "?width=4000").then().statusCode(200).body("width", equalTo(4040.0f));
  }

  @ParameterizedTest
  @ValueSource(strings = {"599", "4001", "wide", "-1", "1e3"})
  void anotherWidthIsRefused(String width) {
    given()
        .get(MAP + "?width=" + width)
        .then()
        .statusCode(400)
        .body("errors.field", contains("width"))
        .body("errors[0].reason", containsString("from 600 to 4000"));
  }

  @Test
  void anUnknownRoadmapIsNotFound() {
    given()
        .get("/v1/roadmaps/unknown/map")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:waymark:problem:unknown-roadmap"));
    given().accept("image/svg+xml").get("/v1/roadmaps/unknown/map").then().statusCode(404);
  }

  @Test
  void theCopyAnswersWhileTheRecommenderIsAway() {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.copiedGraphRelease",
                    equalTo("4-map")));
    recommender.close();

    given()
        .get(MAP)
        .then()
        .statusCode(200)
        .header("Waymark-Stale", "true")
        .body("graphRelease", equalTo("4-map"))
        .body("topics", hasSize(3));
    given()
        .accept("image/svg+xml")
        .get(MAP + "?width=700")
        .then()
        .statusCode(200)
        .header("Waymark-Stale", "true");
    given().get("/v1/roadmaps/unknown/map").then().statusCode(503).header("Retry-After", "2");
  }

  private static GetRoadmapResponse roadmap(GetRoadmapRequest request) {
    if (!request.getRoadmapId().equals("ml")) {
      throw StatusProto.toStatusRuntimeException(
          Status.newBuilder()
              .setCode(Code.NOT_FOUND_VALUE)
              .addDetails(
                  Any.pack(
                      ResourceInfo.newBuilder()
                          .setResourceType("roadmap")
                          .setResourceName(request.getRoadmapId())
                          .build()))
              .build());
    }
    return GetRoadmapResponse.newBuilder()
        .setGraphRelease("4-map")
        .setRoadmap(RoadmapSummary.newBuilder().setRoadmapId("ml").setTitle("Machine learning"))
        .addSections(
            Section.newBuilder()
                .setTitle("Linear algebra")
                .addTopics(listed("vectors", "Vectors"))
                .addTopics(
                    listed("matrices", "Matrices and linear maps")
                        .addRequires(requirement("vectors", "Vectors", Strength.HARD))))
        .addSections(
            Section.newBuilder()
                .setTitle("Models")
                .addTopics(
                    listed("regression", "Regression")
                        .addRequires(
                            requirement("matrices", "Matrices and linear maps", Strength.SOFT))
                        .addRequires(requirement("probability", "Probability", Strength.SOFT))))
        .build();
  }

  private static SectionTopic.Builder listed(String id, String title) {
    return SectionTopic.newBuilder()
        .setWeight(1)
        .setTopic(
            Topic.newBuilder()
                .setTopicId(id)
                .setTitle(title)
                .setKind(TopicKind.SKILL)
                .setMinutes(120)
                .setLevel(2));
  }

  private static Requirement requirement(String id, String title, Strength strength) {
    return Requirement.newBuilder().setTopicId(id).setTitle(title).setStrength(strength).build();
  }

  private static int port() {
    return ConfigProvider.getConfig()
        .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class);
  }
}

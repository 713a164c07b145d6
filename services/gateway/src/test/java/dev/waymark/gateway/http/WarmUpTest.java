package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.not;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.GetRoadmapResponse;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.catalog.v1.SearchTopicsResponse;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.standalone.backends.Loopback;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A gateway asks its own questions before it says that it is ready.
@Tag("service")
@QuarkusTest
@TestProfile(WarmUpTest.Profile.class)
class WarmUpTest {

  private static final String RELEASE = "5-warm";

  private final Set<String> asked = ConcurrentHashMap.newKeySet();

  @Test
  void itIsReadyOnceItHasAskedAndCountsNoneOfIt() {
    given().get("/q/health/ready").then().statusCode(503);
    try (RecommenderDouble _ = recommender()) {
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> given().get("/q/health/ready").then().statusCode(200));
    }
    assertThat(asked).contains("sample-0 ml", "sample-1 ml", "sample-2 ml", "sample-3 ml");
    given()
        .get("/q/metrics")
        .then()
        .statusCode(200)
        .body(containsString("/q/health/{check}"))
        .body(not(containsString("/v1/learners/{id}/next-steps")));
  }

  private RecommenderDouble recommender() {
    return new RecommenderDouble()
        .listing(RELEASE)
        .on(
            CatalogServiceGrpc.getGetRoadmapMethod(),
            request ->
                GetRoadmapResponse.newBuilder()
                    .setGraphRelease(RELEASE)
                    .setRoadmap(RoadmapSummary.newBuilder().setRoadmapId("ml"))
                    .build())
        .on(
            CatalogServiceGrpc.getSearchTopicsMethod(),
            request -> SearchTopicsResponse.newBuilder().setGraphRelease(RELEASE).build())
        .on(
            RecommenderServiceGrpc.getGetMasteryMethod(),
            request -> GetMasteryResponse.newBuilder().setRoadmapId("ml").build())
        .on(
            RecommenderServiceGrpc.getRecommendNextStepsMethod(),
            request -> {
              asked.add(request.getLearnerId() + " " + request.getRoadmapId());
              return RecommendNextStepsResponse.newBuilder().setRoadmapId("ml").build();
            })
        .start(
            ConfigProvider.getConfig()
                .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
  }

  /// A gateway all alone.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "quarkus.http.test-port", "0",
          "kafka.bootstrap.servers", "127.0.0.1:1",
          "quarkus.grpc.clients.recommender.test-port", Integer.toString(Loopback.freePort()),
          "waymark.gateway.catalogue.retry-interval", "100ms",
          "waymark.gateway.recommender.reconnect-interval", "50ms",
          "waymark.gateway.warm-up.time", "500ms",
          "waymark.gateway.warm-up.max-wait", "1m");
    }
  }
}

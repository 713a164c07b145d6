package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.GetRoadmapResponse;
import dev.waymark.catalog.v1.GetTopicResponse;
import dev.waymark.catalog.v1.Requirement;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.catalog.v1.SearchTopicsResponse;
import dev.waymark.catalog.v1.Section;
import dev.waymark.catalog.v1.SectionTopic;
import dev.waymark.catalog.v1.Strength;
import dev.waymark.catalog.v1.Topic;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.standalone.backends.Loopback;
import io.grpc.Status;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// A gateway in front of two recommenders, whichever of them is there.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(SeveralRecommendersTest.Profile.class)
class SeveralRecommendersTest {

  private static final String STEPS = "/v1/learners/%s/next-steps?roadmap=ml";
  private static final int MAX_ATTEMPTS = 8;

  private final RecommenderDouble one = new RecommenderDouble();
  private final RecommenderDouble two = new RecommenderDouble();
  private final AtomicInteger ofOne = new AtomicInteger();
  private final AtomicInteger ofTwo = new AtomicInteger();

  @AfterEach
  void stop() {
    one.close();
    two.close();
  }

  @Test
  void bothAreAsked() {
    startBoth();
    ask(40);
    assertThat(ofOne.get()).isBetween(5, 35);
    assertThat(ofTwo.get()).isEqualTo(40 - ofOne.get());
  }

  @Test
  void theOwnerOfALearnerIsAskedWhileItAnswers() {
    one.owning("6;0,1,2,3,4,5");
    two.owning("6;");
    startBoth();
    await()
        .atMost(Duration.ofSeconds(5))
        .until(() -> given().get(STEPS.formatted("ada")).statusCode() == 200 && ofOne.get() > 0);
    ofTwo.set(0);
    ask(20);
    assertThat(ofTwo.get()).isZero();
    one.close();
    ask(20);
    assertThat(ofTwo.get()).isEqualTo(20);
  }

  @Test
  void whatOneCannotSayIsAskedOfTheOther() {
    one.on(
        RecommenderServiceGrpc.getRecommendNextStepsMethod(),
        request -> {
          ofOne.incrementAndGet();
          throw Status.UNAVAILABLE.withDescription("No graph").asRuntimeException();
        });
    answering(two, ofTwo);
    start();
    ask(20);
    assertThat(ofOne.get()).isPositive();
    assertThat(ofTwo.get()).isEqualTo(20);
  }

  @Test
  void anAnswerThatOneOwesComesFromTheOtherWithinTheDeadline() {
    var over = new CountDownLatch(1);
    one.on(
        RecommenderServiceGrpc.getRecommendNextStepsMethod(),
        request -> sleepUntil(over, RecommendNextStepsResponse.getDefaultInstance()));
    answering(two, ofTwo);
    start();
    for (int i = 0; i < 10; i++) {
      given().get(STEPS.formatted("ada")).then().statusCode(200).time(lessThan(900L));
    }
    over.countDown();
  }

  @Test
  void aChangeIsMadeOnceHoweverItEnds() {
    for (var each : List.of(one, two)) {
      each.on(
          LearnerServiceGrpc.getEraseLearnerMethod(),
          request -> {
            ofOne.incrementAndGet();
            throw Status.UNAVAILABLE.asRuntimeException();
          });
    }
    start();
    given().delete("/v1/learners/ada").then().statusCode(503);
    assertThat(ofOne.get()).isEqualTo(1);
  }

  @Test
  void moreCallsThanMayBeUnderWayAreTurnedAway() {
    var over = new CountDownLatch(1);
    for (var each : List.of(one, two)) {
      each.on(
          RecommenderServiceGrpc.getGetMasteryMethod(),
          request -> sleepUntil(over, GetMasteryResponse.getDefaultInstance()));
    }
    start();
    try (var client = HttpClient.newHttpClient()) {
      // Mastery has no plain order to be answered instead.
      var request =
          HttpRequest.newBuilder(
                  URI.create(
                      "http://127.0.0.1:%d/v1/learners/ada/mastery?roadmap=ml"
                          .formatted(RestAssured.port)))
              .build();
      List<HttpResponse<String>> answers =
          IntStream.range(0, 2 * MAX_ATTEMPTS)
              .mapToObj(i -> client.sendAsync(request, HttpResponse.BodyHandlers.ofString()))
              .toList()
              .stream()
              .map(CompletableFuture::join)
              .toList();
      assertThat(answers).anyMatch(it -> it.statusCode() == 503 && it.body().contains("busy"));
      assertThat(answers.stream().filter(it -> it.statusCode() == 504).count())
          .isBetween(1L, (long) MAX_ATTEMPTS);
      assertThat(answers).allMatch(it -> it.headers().firstValue("Retry-After").isPresent());
    } finally {
      over.countDown();
    }
  }

  @Test
  void withoutAnyThePlainOrderIsAnsweredAndSaysSo() {
    catalogue(one);
    catalogue(two);
    startBoth();
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> given().get("/q/health/ready").asString().contains("1-plain"));
    given().get(STEPS.formatted("ada")).then().statusCode(200).body("degraded", nullValue());
    one.close();
    two.close();
    given()
        .get(STEPS.formatted("ada"))
        .then()
        .statusCode(200)
        .body("degraded", equalTo(true))
        .body("policyVersion", equalTo("plain-order-1"))
        .body("graphRelease", equalTo("1-plain"))
        .body("share", nullValue())
        // B is listed first, and A is its prerequisite.
        .body("steps.topicId", contains("a", "b"))
        .body("steps[0].mastery", nullValue())
        .body("steps[0].reasons.code", contains("PLAIN_ORDER"));
    given().get(STEPS.formatted("ada") + "&exclude=a").then().body("steps.topicId", contains("b"));
    given().get("/v1/learners/ada/next-steps").then().statusCode(503);
    given().get("/v1/learners/ada/next-steps?roadmap=other").then().statusCode(503);
    given().get("/v1/learners/ada/mastery?roadmap=ml").then().statusCode(503);
  }

  private static <T> T sleepUntil(CountDownLatch over, T answer) {
    try {
      var _ = over.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return answer;
  }

  private static void ask(int times) {
    for (int i = 0; i < times; i++) {
      given().get(STEPS.formatted("ada")).then().statusCode(200);
    }
  }

  private static void answering(RecommenderDouble recommender, AtomicInteger count) {
    recommender.on(
        RecommenderServiceGrpc.getRecommendNextStepsMethod(),
        request -> {
          count.incrementAndGet();
          return RecommendNextStepsResponse.newBuilder()
              .setLearnerId(request.getLearnerId())
              .build();
        });
  }

  private void startBoth() {
    answering(one, ofOne);
    answering(two, ofTwo);
    start();
  }

  private void start() {
    one.start(port("one"));
    two.start(port("two"));
    await()
        .atMost(Duration.ofSeconds(10))
        .until(() -> given().get("/q/metrics").asString().contains("recommenders_available 2.0"));
  }

  private static void catalogue(RecommenderDouble recommender) {
    recommender
        .listing("1-plain")
        .on(
            CatalogServiceGrpc.getGetRoadmapMethod(),
            request ->
                GetRoadmapResponse.newBuilder()
                    .setGraphRelease("1-plain")
                    .setRoadmap(RoadmapSummary.newBuilder().setRoadmapId("ml"))
                    .addSections(
                        Section.newBuilder()
                            .addTopics(SectionTopic.newBuilder().setTopic(topic("b")))
                            .addTopics(SectionTopic.newBuilder().setTopic(topic("a"))))
                    .build())
        .on(
            CatalogServiceGrpc.getSearchTopicsMethod(),
            request -> SearchTopicsResponse.newBuilder().setGraphRelease("1-plain").build())
        .on(
            CatalogServiceGrpc.getGetTopicMethod(),
            request -> {
              var reply =
                  GetTopicResponse.newBuilder()
                      .setGraphRelease("1-plain")
                      .setTopic(topic(request.getTopicId()));
              if (request.getTopicId().equals("b")) {
                reply.addRequires(
                    Requirement.newBuilder().setTopicId("a").setStrength(Strength.HARD));
              }
              return reply.build();
            });
  }

  private static Topic topic(String id) {
    return Topic.newBuilder().setTopicId(id).setTitle("Title of " + id).build();
  }

  private static int port(String name) {
    return ConfigProvider.getConfig().getValue("test.port." + name, Integer.class);
  }

  /// Two addresses, and the plain order allowed.
  public static final class Profile implements QuarkusTestProfile {

    @Override
    public Map<String, String> getConfigOverrides() {
      int one = Loopback.freePort();
      int two = Loopback.freePort();
      return Map.of(
          "test.port.one", Integer.toString(one),
          "test.port.two", Integer.toString(two),
          "waymark.gateway.recommender.addresses", "127.0.0.1:%d,127.0.0.1:%d".formatted(one, two),
          "waymark.gateway.recommender.max-in-flight", Integer.toString(MAX_ATTEMPTS),
          "waymark.gateway.recommender.probe-interval", "100ms",
          "waymark.gateway.degraded-answers", "true");
    }
  }
}

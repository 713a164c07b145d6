package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.GetRoadmapResponse;
import dev.waymark.catalog.v1.GetTopicResponse;
import dev.waymark.catalog.v1.Requirement;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.catalog.v1.SearchTopicsResponse;
import dev.waymark.catalog.v1.Section;
import dev.waymark.catalog.v1.SectionTopic;
import dev.waymark.catalog.v1.Strength;
import dev.waymark.catalog.v1.Topic;
import dev.waymark.recommender.v1.Basis;
import dev.waymark.recommender.v1.ExplainTopicResponse;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.Standing;
import dev.waymark.recommender.v1.Step;
import dev.waymark.recommender.v1.StepKind;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.Status;
import io.grpc.stub.ServerCallStreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What the gateway makes of a recommender's answers, and of its silence.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class RecommenderResponsesTest {

  private final RecommenderDouble recommender = new RecommenderDouble();

  @AfterEach
  void stop() {
    recommender.close();
  }

  @Test
  void nextStepsKeepTheirShape() {
    var asked = new AtomicReference<RecommendNextStepsRequest>();
    recommender.on(
        RecommenderServiceGrpc.getRecommendNextStepsMethod(),
        request -> {
          asked.set(request);
          return steps(request.getLearnerId());
        });
    start();
    given()
        .get(
            "/v1/learners/ada/next-steps?roadmap=ml&limit=7&minutes=30&assumeMastered=a,b&assumeMastered=c"
                + "&maxLevel=3&access=FREE&resourceTypes=VIDEO,BOOK&languages=de&languages=en")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("learnerId", equalTo("ada"))
        .body("roadmapId", nullValue())
        .body("graphRelease", equalTo("1-abc"))
        .body("modelVersion", equalTo("m"))
        .body("goalsGone[0]", equalTo("old"))
        .body("asOf", equalTo("1970-01-01T00:00:07Z"))
        .body("steps[0].topicId", equalTo("t"))
        .body("steps[0].kind", equalTo("LEARN"))
        .body("steps[0].reasons", hasSize(0))
        .body("steps[0].resources", hasSize(0));
    assertThat(asked.get().getRoadmapId()).isEqualTo("ml");
    assertThat(asked.get().getLimit()).isEqualTo(7);
    assertThat(asked.get().getMinutes()).isEqualTo(30);
    assertThat(asked.get().getAssumeMasteredList()).containsExactly("a", "b", "c");
    assertThat(asked.get().getMaxLevel()).isEqualTo(3);
    assertThat(asked.get().getAccessList()).containsExactly(Access.FREE);
    assertThat(asked.get().getResourceTypesList())
        .containsExactly(ResourceType.VIDEO, ResourceType.BOOK);
    assertThat(asked.get().getLanguagesList()).containsExactly("de", "en");
  }

  @Test
  void filtersOutOfRangeAreNamed() {
    start();
    given()
        .get(
            "/v1/learners/ada/next-steps?roadmap=ml&maxLevel=6&access=STOLEN&resourceTypes=SONG&languages=e")
        .then()
        .statusCode(400)
        .body(
            "errors.field", containsInAnyOrder("maxLevel", "access", "resourceTypes", "languages"));
  }

  @Test
  void whyATopicIsNoNextStepIsToldInWords() {
    recommender.on(
        RecommenderServiceGrpc.getExplainTopicMethod(),
        request ->
            ExplainTopicResponse.newBuilder()
                .setLearnerId(request.getLearnerId())
                .setTopicId(request.getTopicId())
                .setStanding(Standing.NOT_READY)
                .setText("First you need B.")
                .addMissingTopicIds("b")
                .setSuccessProbability(request.getItemId().equals("q-1") ? 0.25 : 0.5)
                .build());
    start();
    given()
        .get("/v1/learners/ada/topics/a?roadmap=ml")
        .then()
        .statusCode(200)
        .body("learnerId", equalTo("ada"))
        .body("topicId", equalTo("a"))
        .body("standing", equalTo("NOT_READY"))
        .body("text", equalTo("First you need B."))
        .body("missingTopicIds", contains("b"))
        .body("place", nullValue())
        .body("successProbability", equalTo(0.5f))
        .body("basis", nullValue());
    given()
        .get("/v1/learners/ada/topics/a?roadmap=ml&itemId=q-1")
        .then()
        .statusCode(200)
        .body("successProbability", equalTo(0.25f));
  }

  @Test
  void whatIsNotOfferedYetIsSaidSo() {
    start();
    given()
        .get("/v1/learners/ada/placement?roadmap=ml")
        .then()
        .statusCode(501)
        .body("type", equalTo("urn:waymark:problem:not-implemented"));
    given().get("/v1/learners/ada/next-steps/stream?roadmap=ml").then().statusCode(501);
  }

  @Test
  void aReadThatIsTooEarlySaysWhenToAskAgain() {
    recommender.on(
        RecommenderServiceGrpc.getRecommendNextStepsMethod(),
        request -> {
          throw Status.DEADLINE_EXCEEDED.withDescription("12 events behind").asRuntimeException();
        });
    start();
    String token =
        given()
            .contentType("application/json")
            .body("{\"topicId\":\"t\",\"started\":{}}")
            .post("/v1/learners/ada/progress")
            .then()
            .statusCode(202)
            .extract()
            .path("consistencyToken");
    given()
        .header("Waymark-Consistency-Token", token)
        .get("/v1/learners/ada/next-steps?roadmap=ml")
        .then()
        .statusCode(503)
        .header("Retry-After", "1")
        .body("type", equalTo("urn:waymark:problem:events-not-counted-yet"))
        .body("detail", containsString("12 events behind"));
  }

  @Test
  void aRecommenderThatHangsIsGivenUpOn() {
    recommender.onStream(RecommenderServiceGrpc.getWatchNextStepsMethod(), reply -> {});
    start();
    given().get("/v1/learners/ada/next-steps/stream?roadmap=ml").then().statusCode(504);
  }

  @Test
  void theCatalogueAnswersWhileTheRecommenderIsAway() {
    catalogue("1-abc");
    start();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.copiedGraphRelease",
                    equalTo("1-abc")));
    recommender.close();
    given()
        .get("/v1/roadmaps")
        .then()
        .statusCode(200)
        .header("Waymark-Stale", "true")
        .body("roadmaps.roadmapId", contains("ml"));
    given()
        .get("/v1/roadmaps/ml")
        .then()
        .statusCode(200)
        .body("sections[0].topics[0].topicId", equalTo("a"));
    // Nobody asked for this topic before, and no roadmap lists it.
    given()
        .get("/v1/topics/b")
        .then()
        .statusCode(200)
        .body("title", equalTo("Title of b"))
        .body("requires.topicId", contains("a"));
    given().get("/v1/topics?q=TITLE").then().statusCode(200).body("topics", hasSize(2));
    given().get("/v1/topics/c").then().statusCode(503);
    given().get("/v1/learners/ada/next-steps?roadmap=ml").then().statusCode(503);
  }

  @Test
  void anEventOnATopicThatTheCatalogueLacksIsTakenWithAWarning() {
    catalogue("1-warned");
    start();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.copiedGraphRelease",
                    equalTo("1-warned")));
    given()
        .contentType("application/json")
        .body(
            "[{\"topicId\":\"a\",\"started\":{}},{\"topicId\":\"sql.jions\",\"started\":{}},"
                + "{\"topicId\":\"b\",\"started\":{}}]")
        .post("/v1/learners/ada/progress")
        .then()
        .statusCode(202)
        .body("accepted", equalTo(3))
        .body("warnings", hasSize(1))
        .body("warnings[0].index", equalTo(1))
        .body(
            "warnings[0].text",
            equalTo("The catalogue of release 1-warned does not list the topic sql.jions."));
  }

  @Test
  void aStreamFollowsTheAnswersAndEndsWithItsReader() throws Exception {
    var calls = new LinkedBlockingQueue<ServerCallStreamObserver<WatchNextStepsResponse>>();
    var cancelled = new LinkedBlockingQueue<Boolean>();
    recommender.onStream(
        RecommenderServiceGrpc.getWatchNextStepsMethod(),
        reply -> {
          reply.setOnCancelHandler(() -> cancelled.add(true));
          reply.onNext(WatchNextStepsResponse.newBuilder().setNextSteps(steps("ada")).build());
          calls.add(reply);
        });
    start();
    BlockingQueue<String> lines = new LinkedBlockingQueue<>();
    try (var client = HttpClient.newHttpClient()) {
      HttpResponse<Stream<String>> response =
          client.send(stream(), HttpResponse.BodyHandlers.ofLines());
      assertThat(response.statusCode()).isEqualTo(200);
      Thread.startVirtualThread(() -> response.body().forEach(lines::add));
      awaitLine(lines, "\"learnerId\":\"ada\"");
      awaitLine(lines, "still here");
      ServerCallStreamObserver<WatchNextStepsResponse> call = calls.take();
      call.onNext(WatchNextStepsResponse.newBuilder().setNextSteps(steps("ada again")).build());
      awaitLine(lines, "ada again");
      client.shutdownNow();
    }
    assertThat(cancelled.poll(10, TimeUnit.SECONDS)).isTrue();
  }

  @Test
  void aStreamTellsWhyItEnds() throws Exception {
    recommender.onStream(
        RecommenderServiceGrpc.getWatchNextStepsMethod(),
        reply -> {
          reply.onNext(WatchNextStepsResponse.newBuilder().setNextSteps(steps("ada")).build());
          reply.onError(Status.UNAVAILABLE.asRuntimeException());
        });
    start();
    try (var client = HttpClient.newHttpClient()) {
      List<String> lines =
          client.send(stream(), HttpResponse.BodyHandlers.ofLines()).body().toList();
      assertThat(lines)
          .anyMatch(line -> line.contains("event:next-steps"))
          .anyMatch(line -> line.contains("event:problem"))
          .anyMatch(line -> line.contains("recommender-unavailable"));
    }
  }

  @Test
  void aRecommenderThatComesBackIsFoundAtOnce() {
    start();
    recommender.close();
    given().get("/v1/learners/ada/mastery?roadmap=ml").then().statusCode(not(equalTo(200)));
    try (var back =
        new RecommenderDouble()
            .on(RecommenderServiceGrpc.getRecommendNextStepsMethod(), r -> steps("ada"))
            .start(port())) {
      assertThat(back).isNotNull();
      await()
          .atMost(Duration.ofSeconds(2))
          .untilAsserted(
              () -> given().get("/v1/learners/ada/next-steps?roadmap=ml").then().statusCode(200));
    }
  }

  private void start() {
    recommender.start(port());
    await()
        .atMost(Duration.ofSeconds(5))
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.recommender", equalTo("connected")));
  }

  private void catalogue(String release) {
    recommender
        .listing(release)
        .on(
            CatalogServiceGrpc.getGetRoadmapMethod(),
            request ->
                GetRoadmapResponse.newBuilder()
                    .setGraphRelease(release)
                    .setRoadmap(RoadmapSummary.newBuilder().setRoadmapId("ml"))
                    .addSections(
                        Section.newBuilder()
                            .addTopics(SectionTopic.newBuilder().setTopic(topic("a"))))
                    .build())
        .on(
            CatalogServiceGrpc.getSearchTopicsMethod(),
            request ->
                SearchTopicsResponse.newBuilder()
                    .setGraphRelease(release)
                    .addTopics(topic("a"))
                    .build())
        .on(
            CatalogServiceGrpc.getGetTopicMethod(),
            request -> {
              var reply =
                  GetTopicResponse.newBuilder()
                      .setGraphRelease(release)
                      .setTopic(topic(request.getTopicId()));
              return request.getTopicId().equals("a")
                  ? reply.addUnlocks(edge("b")).build()
                  : reply.addRequires(edge("a")).build();
            });
  }

  private static Topic topic(String id) {
    return Topic.newBuilder().setTopicId(id).setTitle("Title of " + id).build();
  }

  private static Requirement edge(String id) {
    return Requirement.newBuilder().setTopicId(id).setStrength(Strength.HARD).build();
  }

  private static RecommendNextStepsResponse steps(String learner) {
    var basis =
        Basis.newBuilder().setGraphRelease("1-abc").setModelVersion("m").addGoalsGone("old");
    basis.getAsOfBuilder().setSeconds(7);
    return RecommendNextStepsResponse.newBuilder()
        .setLearnerId(learner)
        .setBasis(basis)
        .addSteps(Step.newBuilder().setTopicId("t").setKind(StepKind.LEARN))
        .build();
  }

  private static HttpRequest stream() {
    return HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:"
                    + RestAssured.port
                    + "/v1/learners/ada/next-steps/stream?roadmap=ml"))
        .header("Accept", "text/event-stream")
        .build();
  }

  private static void awaitLine(BlockingQueue<String> lines, String part) throws Exception {
    String line = lines.poll(10, TimeUnit.SECONDS);
    while (line != null && !line.contains(part)) {
      line = lines.poll(10, TimeUnit.SECONDS);
    }
    assertThat(line).as("a line with " + part).isNotNull();
  }

  private static int port() {
    return ConfigProvider.getConfig()
        .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class);
  }
}

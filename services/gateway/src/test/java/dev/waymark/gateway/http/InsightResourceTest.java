package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.aMapWithSize;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasKey;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.not;

import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.ResourceInfo;
import dev.waymark.insight.v1.DeadLetterFigures;
import dev.waymark.insight.v1.GetInsightResponse;
import dev.waymark.insight.v1.IngestionFigures;
import dev.waymark.insight.v1.InsightServiceGrpc;
import dev.waymark.insight.v1.LearnerFigures;
import dev.waymark.insight.v1.ModelFigures;
import dev.waymark.insight.v1.PrerequisiteFigures;
import dev.waymark.insight.v1.Suspicion;
import dev.waymark.insight.v1.SuspiciousPrerequisite;
import dev.waymark.insight.v1.TopicFigures;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Figures over all learners, and the page that `waymark report` wrote.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
@TestProfile(InsightResourceTest.WithReport.class)
class InsightResourceTest {

  private static final Path REPORT = Path.of("target/insight-report.html").toAbsolutePath();

  private final RecommenderDouble recommender = new RecommenderDouble();

  /// A report is configured, and is there when a test writes it.
  public static final class WithReport implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of("waymark.gateway.report-file", REPORT.toString());
    }
  }

  @AfterEach
  void stop() throws IOException {
    recommender.close();
    Files.deleteIfExists(REPORT);
  }

  @Test
  void figuresKeepTheirShape() throws IOException {
    recommender.on(
        InsightServiceGrpc.getGetInsightMethod(),
        request ->
            figures()
                .setRoadmapId(request.getRoadmapId())
                .addTopics(
                    TopicFigures.newBuilder()
                        .setTopicId("sql")
                        .setTitle("SQL")
                        .setMastered(12)
                        .setReady(30)
                        .setPractising(5)
                        .setStuck(0)
                        .setDismissed(1)
                        .setAttempts(512)
                        .setSuccesses(400)
                        .setEstimatedMinutes(120)
                        .setObservedMinutes(95))
                .addTopics(TopicFigures.newBuilder().setTopicId("pca").setEstimatedMinutes(60))
                .setPrerequisites(
                    PrerequisiteFigures.newBuilder()
                        .setJudged(3)
                        .setTooFew(8)
                        .addSuspicious(
                            SuspiciousPrerequisite.newBuilder()
                                .setTopicId("pca")
                                .setRequiredTopicId("sql")
                                .setSuspicion(Suspicion.REVERSED)
                                .setLearnersWith(400)
                                .setKnowingWith(380)
                                .setLearnersWithout(160)
                                .setKnowingWithout(120)
                                .setDifference(0.2)
                                .setDifferenceLow(0.125)
                                .setDifferenceHigh(0.275)))
                .build());
    start();
    given()
        .get("/v1/insight?roadmap=ml")
        .then()
        .statusCode(200)
        .header("Cache-Control", "no-store")
        .body("roadmapId", equalTo("ml"))
        .body("graphRelease", equalTo("1-abc"))
        .body("asOf", equalTo("1970-01-01T00:00:07Z"))
        .body("ageSeconds", equalTo(4))
        .body("model.id", equalTo("forecast-1"))
        .body("model.trained", equalTo(true))
        .body("model.publishedAt", equalTo("1970-01-01T00:00:05Z"))
        .body("learners.total", equalTo(1234))
        .body("learners.counted", equalTo(1000))
        .body("learners.aimingHere", equalTo(57))
        .body("topics", hasSize(2))
        .body("topics[0].mastered", equalTo(12))
        .body("topics[0].stuck", equalTo(0))
        .body("topics[0].successes", equalTo(400))
        .body("topics[0].observedMinutes", equalTo(95))
        .body("topics[1]", not(hasKey("mastered")))
        .body("topics[1]", not(hasKey("attempts")))
        .body("topics[1]", not(hasKey("observedMinutes")))
        .body("topics[1].estimatedMinutes", equalTo(60))
        .body("prerequisites.judged", equalTo(3))
        .body("prerequisites.tooFew", equalTo(8))
        .body("prerequisites.suspicious", hasSize(1))
        .body("prerequisites.suspicious[0].topicId", equalTo("pca"))
        .body("prerequisites.suspicious[0].requiredTopicId", equalTo("sql"))
        .body("prerequisites.suspicious[0].suspicion", equalTo("REVERSED"))
        .body("prerequisites.suspicious[0].learnersWith", equalTo(400))
        .body("prerequisites.suspicious[0].knowingWith", equalTo(380))
        .body("prerequisites.suspicious[0].learnersWithout", equalTo(160))
        .body("prerequisites.suspicious[0].knowingWithout", equalTo(120))
        .body("prerequisites.suspicious[0].difference", equalTo(0.2f))
        .body("prerequisites.suspicious[0].differenceLow", equalTo(0.125f))
        .body("prerequisites.suspicious[0].differenceHigh", equalTo(0.275f))
        .body("ingestion.partitions", equalTo(3))
        .body("ingestion.logPartitions", equalTo(6))
        .body("ingestion.lag", equalTo(0))
        .body("ingestion.applied", equalTo(7))
        .body("ingestion.rejected", equalTo(2))
        .body("ingestion.deadLetters", aMapWithSize(1))
        .body("ingestion.deadLetters.UNKNOWN_TOPIC", equalTo(2))
        .body("ingestion", not(hasKey("newestEventAt")))
        .body("report", equalTo(false));
    Files.writeString(REPORT, "<!DOCTYPE html>");
    given().get("/v1/insight?roadmap=ml").then().statusCode(200).body("report", equalTo(true));
  }

  private static GetInsightResponse.Builder figures() {
    var reply =
        GetInsightResponse.newBuilder()
            .setGraphRelease("1-abc")
            .setAgeSeconds(4)
            .setLearners(
                LearnerFigures.newBuilder().setTotal(1234).setCounted(1000).setAimingHere(57))
            .setIngestion(
                IngestionFigures.newBuilder()
                    .setPartitions(3)
                    .setLogPartitions(6)
                    .setLag(0)
                    .setApplied(7)
                    .setRejected(2)
                    .addDeadLetters(
                        DeadLetterFigures.newBuilder().setReason("UNKNOWN_TOPIC").setCount(2)));
    reply.getAsOfBuilder().setSeconds(7);
    ModelFigures.Builder model = reply.getModelBuilder().setId("forecast-1").setTrained(true);
    model.getPublishedAtBuilder().setSeconds(5);
    return reply;
  }

  @Test
  void aRoadmapHasToBeNamedAndKnown() {
    recommender.on(
        InsightServiceGrpc.getGetInsightMethod(),
        request -> {
          throw failure(
              Code.NOT_FOUND,
              ResourceInfo.newBuilder()
                  .setResourceType("roadmap")
                  .setResourceName(request.getRoadmapId())
                  .build());
        });
    start();
    given()
        .get("/v1/insight?roadmap=nope")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:waymark:problem:unknown-roadmap"));
    given().get("/v1/insight").then().statusCode(400).body("errors[0].field", equalTo("roadmap"));
    given().get("/v1/insight?roadmap=a&limit=3").then().statusCode(400);
  }

  @Test
  void whileLearnersAreCountedItIsSaidWhenToAskAgain() {
    recommender.on(
        InsightServiceGrpc.getGetInsightMethod(),
        request -> {
          throw failure(Code.UNAVAILABLE, ErrorInfo.newBuilder().setReason("COUNTING").build());
        });
    start();
    given()
        .get("/v1/insight?roadmap=ml")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:waymark:problem:learners-not-counted-yet"));
  }

  @Test
  void withoutARecommenderThereAreNoFigures() {
    given()
        .get("/v1/insight?roadmap=ml")
        .then()
        .statusCode(503)
        .header("Retry-After", "2")
        .body("type", equalTo("urn:waymark:problem:recommender-unavailable"));
  }

  @Test
  void theReportIsServedAsAPageThatRunsNothing() throws IOException {
    given()
        .get("/v1/insight/report")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:waymark:problem:no-report"))
        .body("detail", containsString("written"));
    String page = "<!DOCTYPE html><style>p{color:red}</style><p>Grün</p>";
    Files.writeString(REPORT, page);
    var answer = given().get("/v1/insight/report").then().statusCode(200).extract().response();
    assertThat(answer.asString()).isEqualTo(page);
    assertThat(answer.contentType()).isEqualToIgnoringCase("text/html;charset=UTF-8");
    assertThat(answer.headers().getValues("Content-Security-Policy"))
        .containsExactly(
            "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none';"
                + " frame-ancestors 'none'; sandbox");
    assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
  }

  @Test
  void aFileThatIsTooLargeIsNotServed() throws IOException {
    try (var file = new RandomAccessFile(REPORT.toFile(), "rw")) {
      file.setLength(ReportFile.MAX_BYTES + 1L);
    }
    given()
        .get("/v1/insight/report")
        .then()
        .statusCode(404)
        .body("type", equalTo("urn:waymark:problem:no-report"))
        .body("detail", containsString("log"));
  }

  private static StatusRuntimeException failure(Code code, com.google.protobuf.Message detail) {
    return StatusProto.toStatusRuntimeException(
        com.google.rpc.Status.newBuilder()
            .setCode(code.getNumber())
            .addDetails(Any.pack(detail))
            .build());
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

package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client that was cut off is sent when it opens its stream again.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ResumedStreamTest {

  private static final String FIRST = "AAAAAAAAAAAAAAAAAAAAAA";
  private static final String SECOND = "BBBBBBBBBBBBBBBBBBBBBB";

  private final RecommenderDouble recommender = new RecommenderDouble();
  private final HttpClient client = HttpClient.newHttpClient();

  @BeforeEach
  void start() {
    recommender.onStream(
        RecommenderServiceGrpc.getWatchNextStepsMethod(),
        reply -> {
          reply.onNext(answer(FIRST, "ada"));
          new Thread(
                  () -> {
                    // Answers that come at once overwrite each other.
                    pause();
                    reply.onNext(answer(SECOND, "ada again"));
                    pause();
                    reply.onCompleted();
                  })
              .start();
        });
    recommender.start(
        ConfigProvider.getConfig()
            .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
    await()
        .untilAsserted(() ->
            given()
                .get("/q/health/ready")
                .then()
                .body(
                    "checks.find { it.name == 'gateway' }.data.recommender", equalTo("connected")));
  }

  @AfterEach
  void stop() {
    client.close();
    recommender.close();
  }

  @Test
  void eachAnswerHasItsId() throws Exception {
    assertThat(lines(List.of())).containsSubsequence("id:" + FIRST, "id:" + SECOND);
  }

  @Test
  void whatTheClientHasIsNotSentAgainAndWhatChangesIs() throws Exception {
    List<String> lines = lines(List.of(FIRST));
    assertThat(lines.getFirst()).isEqualTo(":unchanged");
    assertThat(lines).contains("id:" + SECOND).doesNotContain("id:" + FIRST);
  }

  @Test
  void whatChangedMeanwhileIsSentAtOnce() throws Exception {
    assertThat(lines(List.of(SECOND))).containsSubsequence("id:" + FIRST, "id:" + SECOND);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "nonsense", "\u00e4", "AAAAAAAAAAAAAAAAAAAAA=", "AAAAAAAAAAAAAAAAAAAAAAA"})
  void anIdThatCannotBeOneIsIgnored(String id) throws Exception {
    assertThat(lines(List.of(id))).contains("id:" + FIRST);
  }

  @Test
  void aLongIdIsIgnoredAndOneAboveTheBoundOfHeadersIsRefused() throws Exception {
    assertThat(lines(List.of("A".repeat(4_000)))).contains("id:" + FIRST);
    assertThat(send(List.of("A".repeat(9_000))).statusCode()).isEqualTo(431);
  }

  @Test
  void twoIdsAreNone() throws Exception {
    assertThat(lines(List.of(FIRST, SECOND))).contains("id:" + FIRST);
  }

  private List<String> lines(List<String> ids) throws Exception {
    HttpResponse<String> response = send(ids);
    assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
    return response.body().lines().toList();
  }

  private HttpResponse<String> send(List<String> ids) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(
            URI.create(
                "http://127.0.0.1:%d/v1/learners/ada/next-steps/stream?roadmap=ml"
                    .formatted(RestAssured.port)));
    ids.forEach(id -> request.header("Last-Event-ID", id));
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }

  private static WatchNextStepsResponse answer(String id, String learner) {
    return WatchNextStepsResponse.newBuilder()
        .setId(id)
        .setNextSteps(RecommendNextStepsResponse.newBuilder().setLearnerId(learner))
        .build();
  }

  private static void pause() {
    try {
      Thread.sleep(300);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

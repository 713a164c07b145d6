package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.gateway.auth.Scope;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.Status;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// On whose behalf the recommender is called.
@Tag("service")
@QuarkusTest
@TestProfile(IssuerAccessTest.Profile.class)
class CallersTravelTest {

  private final TestCallers callers;
  private final HttpClient client = HttpClient.newHttpClient();
  private final RecommenderDouble recommender =
      new RecommenderDouble()
          .listing("g1")
          .on(
              RecommenderServiceGrpc.getRecommendNextStepsMethod(),
              request -> RecommendNextStepsResponse.getDefaultInstance())
          .on(
              LearnerServiceGrpc.getEraseLearnerMethod(),
              request -> {
                throw Status.UNAVAILABLE.asRuntimeException();
              })
          .onStream(
              RecommenderServiceGrpc.getWatchNextStepsMethod(),
              reply ->
                  reply.onNext(
                      WatchNextStepsResponse.newBuilder()
                          .setNextSteps(RecommendNextStepsResponse.getDefaultInstance())
                          .build()));

  CallersTravelTest() throws IOException {
    this.callers = TestCallers.configured();
  }

  @AfterEach
  void close() throws IOException {
    recommender.close();
    callers.revokeAll();
    client.shutdownNow();
  }

  @Test
  void eachCallSaysWhoWantsIt() throws Exception {
    recommender.start(
        ConfigProvider.getConfig()
            .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
    String key = callers.key(Scope.RECOMMENDATIONS_READ, "");
    String learner = callers.learner("ada");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> assertThat(send("GET", "ada/next-steps", key)).isEqualTo(200));
    send("GET", "ada/next-steps", learner);
    send("GET", "ada/next-steps/stream", learner);
    send("DELETE", "ada", learner);

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(recommender.callers())
                .contains(
                    "RecommendNextSteps for learner/ada",
                    "WatchNextSteps for learner/ada",
                    "EraseLearner for learner/ada",
                    "ListRoadmaps for gateway")
                .anySatisfy(call -> assertThat(call).startsWith("RecommendNextSteps for key/"))
                .noneSatisfy(call -> assertThat(call).contains(key))
                .noneSatisfy(call -> assertThat(call).endsWith("null")));
  }

  private int send(String method, String path, String credential) throws Exception {
    var request =
        HttpRequest.newBuilder(
                URI.create("http://localhost:%d/v1/learners/%s".formatted(RestAssured.port, path)))
            .header("Authorization", TestCallers.bearer(credential))
            .method(method, HttpRequest.BodyPublishers.noBody())
            .build();
    HttpResponse<java.io.InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    answer.body().close();
    return answer.statusCode();
  }
}

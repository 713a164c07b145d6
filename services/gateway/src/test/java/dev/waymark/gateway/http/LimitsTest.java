package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.gateway.auth.Scope;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Bounds for each caller, what browsers are told, and what is written down.
@Tag("service")
@QuarkusTest
@TestProfile(LimitsTest.Profile.class)
class LimitsTest {

  private static final int BURST = 30;
  private static final int STREAMS = 2;
  private static final String ORIGIN = "https://app.example";

  private final TestCallers callers;
  private final HttpClient client = HttpClient.newHttpClient();

  LimitsTest() throws IOException {
    this.callers = TestCallers.configured();
  }

  @AfterEach
  void close() {
    client.shutdownNow();
  }

  @Test
  void oneCallerIsBoundedAndAnotherIsNot() throws Exception {
    String greedy = TestCallers.bearer(callers.learner("greedy"));
    List<HttpResponse<String>> answers = new ArrayList<>();
    for (int i = 0; i < 2 * BURST; i++) {
      answers.add(get("/v1/learners/greedy/path?hoursPerWeek=0", "Authorization", greedy));
    }
    assertThat(answers.getFirst().statusCode()).isEqualTo(400);
    assertThat(answers.getFirst().headers().firstValue("RateLimit-Policy"))
        .contains("\"caller\";q=30;w=15");
    assertThat(answers.getFirst().headers().firstValue("RateLimit").orElse(""))
        .startsWith("\"caller\";r=29;t=");
    HttpResponse<String> refused =
        answers.stream().filter(it -> it.statusCode() == 429).findFirst().orElseThrow();
    assertThat(refused.headers().firstValue("Retry-After")).contains("1");
    assertThat(refused.headers().firstValue("RateLimit").orElse("")).startsWith("\"caller\";r=0;");
    assertThat(refused.body()).contains("too-many-requests");

    String modest = TestCallers.bearer(callers.learner("modest"));
    assertThat(get("/v1/learners/modest/path?hoursPerWeek=0", "Authorization", modest).statusCode())
        .isEqualTo(400);
  }

  @Test
  void whoIsNotKnownIsBoundedByTheAddressThatATrustedProxySaw() throws Exception {
    long refused =
        IntStream.range(0, 2 * BURST)
            .filter(i -> unknown("198.51.100." + i + ", 203.0.113.7").statusCode() == 429)
            .count();
    assertThat(refused).isPositive();
    assertThat(unknown("203.0.113.8").statusCode()).isEqualTo(401);
  }

  /// Each of these may have the issuer of tokens asked.
  @Test
  void whoSignsInIsBoundedToo() {
    long refused =
        IntStream.range(0, 2 * BURST)
            .filter(i -> unknown("/session/callback", "203.0.113.9").statusCode() == 429)
            .count();
    assertThat(refused).isPositive();
  }

  private HttpResponse<String> unknown(String forwardedFor) {
    return unknown("/v1/roadmaps", forwardedFor);
  }

  private HttpResponse<String> unknown(String path, String forwardedFor) {
    try {
      return get(path, "X-Forwarded-For", forwardedFor);
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void aCallerHasSoManyStreamsAndLosesThemWithItsKey() throws Exception {
    try (var recommender = new RecommenderDouble()) {
      recommender
          .onStream(
              RecommenderServiceGrpc.getWatchNextStepsMethod(),
              reply ->
                  reply.onNext(
                      WatchNextStepsResponse.newBuilder()
                          .setNextSteps(RecommendNextStepsResponse.getDefaultInstance())
                          .build()))
          .start(
              ConfigProvider.getConfig()
                  .getValue("quarkus.grpc.clients.recommender.test-port", Integer.class));
      String key = TestCallers.bearer(callers.key(Scope.RECOMMENDATIONS_READ, ""));
      BlockingQueue<String> lines = new LinkedBlockingQueue<>();
      await()
          .atMost(Duration.ofSeconds(10))
          .untilAsserted(() -> assertThat(open(key, lines)).isEqualTo(200));
      assertThat(open(key, lines)).isEqualTo(200);
      assertThat(open(key, lines)).isEqualTo(429);
      String other = TestCallers.bearer(callers.learner("ada"));
      assertThat(open(other, new LinkedBlockingQueue<>())).isEqualTo(200);

      callers.revokeAll();
      String line = lines.poll(10, TimeUnit.SECONDS);
      while (line != null && !line.contains("urn:waymark:problem:unauthenticated")) {
        line = lines.poll(10, TimeUnit.SECONDS);
      }
      assertThat(line).isNotNull();
    }
  }

  private int open(String authorization, BlockingQueue<String> lines) throws Exception {
    HttpResponse<Stream<String>> answer =
        client.send(
            request("/v1/learners/ada/next-steps/stream", "Authorization", authorization).build(),
            HttpResponse.BodyHandlers.ofLines());
    Thread.startVirtualThread(() -> answer.body().forEach(lines::add));
    return answer.statusCode();
  }

  @Test
  void everyAnswerTellsBrowsersToKeepOut() throws Exception {
    for (String path : List.of("/q/health/live", "/v1/roadmaps", "/nowhere", "/v1//x")) {
      var headers = get(path, "X-Forwarded-For", "203.0.113.20").headers();
      assertThat(headers.firstValue("Content-Security-Policy").orElse(""))
          .as(path)
          .contains("default-src 'none'", "frame-ancestors 'none'");
      assertThat(headers.firstValue("X-Content-Type-Options")).as(path).contains("nosniff");
      assertThat(headers.firstValue("Referrer-Policy")).as(path).contains("no-referrer");
      assertThat(headers.allValues("X-Frame-Options")).as(path).containsExactly("DENY");
    }
  }

  @Test
  void pagesOfConfiguredOriginsMayReadAndOthersNot() throws Exception {
    HttpResponse<String> preflight =
        client.send(
            request("/v1/learners/ada/profile", "Origin", ORIGIN)
                .header("Access-Control-Request-Method", "PUT")
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .build(),
            HttpResponse.BodyHandlers.ofString());
    assertThat(preflight.statusCode()).isEqualTo(204);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Methods").orElse(""))
        .contains("PUT");
    var refused = get("/v1/roadmaps", "Origin", ORIGIN);
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("Access-Control-Allow-Origin")).contains(ORIGIN);
    assertThat(refused.headers().firstValue("Access-Control-Allow-Credentials")).isEmpty();
    var stranger = get("/v1/roadmaps", "Origin", "https://evil.example");
    assertThat(stranger.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
    assertThat(stranger.headers().firstValue("Vary")).contains("Origin");
  }

  @Test
  void erasuresAndExportsAreWrittenDownWithTheirCaller() throws Exception {
    List<String> lines = new ArrayList<>();
    var handler =
        new Handler() {
          @Override
          public void publish(LogRecord line) {
            lines.add(line.getMessage());
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    Logger log = Logger.getLogger(Audit.CATEGORY);
    log.addHandler(handler);
    try {
      String bob = TestCallers.bearer(callers.learner("bob"));
      client.send(
          request("/v1/learners/ada", "Authorization", bob)
              .header("X-Forwarded-For", "203.0.113.30")
              .DELETE()
              .build(),
          HttpResponse.BodyHandlers.ofString());
      get("/v1/learners/Zo%C3%AB/export", "X-Forwarded-For", "203.0.113.30");
      get("/v1/learners/bob/export", "Authorization", bob);
      get("/v1/learners/bob/mastery", "Authorization", bob);
      await().atMost(Duration.ofSeconds(5)).until(() -> lines.size() >= 3);
      assertThat(lines).hasSize(3);
      assertThat(lines.getFirst())
          .contains(
              "\"action\":\"learner.erase\"",
              "\"learner\":\"ada\"",
              "\"caller\":\"learner bob\"",
              "\"from\":\"203.0.113.30\"",
              "\"status\":403",
              "\"time\":\"20");
      assertThat(lines.get(1))
          .contains("\"Zo\\u00EB\"", "\"caller\":\"unknown\"", "\"status\":401");
      assertThat(lines.get(2)).contains("\"learner\":\"bob\"", "\"status\":503");
    } finally {
      log.removeHandler(handler);
    }
  }

  @Test
  void whatIsLeftOpenNeedsNoCredential() throws Exception {
    String alone = "203.0.113.77";
    assertThat(get("/q/metrics", "X-Forwarded-For", alone).statusCode()).isEqualTo(200);
    assertThat(get("/v1/roadmaps", "X-Forwarded-For", alone).statusCode()).isEqualTo(401);
  }

  private HttpResponse<String> get(String path, String header, String value)
      throws IOException, InterruptedException {
    return client.send(request(path, header, value).build(), HttpResponse.BodyHandlers.ofString());
  }

  private static HttpRequest.Builder request(String path, String header, String value) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d%s".formatted(RestAssured.port, path)))
        .header(header, value);
  }

  /// Narrow bounds, behind a proxy on this machine.
  public static final class Profile implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
      return List.of(new TestResourceEntry(Identities.class, Map.of(Identities.BY_FILE, "true")));
    }

    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "waymark.gateway.rate.per-second",
          "2",
          "waymark.gateway.rate.burst",
          Integer.toString(BURST),
          "waymark.gateway.rate.trusted-proxies",
          "127.0.0.0/8",
          "waymark.gateway.stream.max-open-per-caller",
          Integer.toString(STREAMS),
          "waymark.gateway.cors.origins",
          ORIGIN,
          "waymark.gateway.auth.everyone",
          "metrics");
    }
  }
}

package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.gateway.auth.Rule;
import dev.waymark.gateway.auth.Scope;
import dev.waymark.gateway.http.TestCallers.Kind;
import io.restassured.RestAssured;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// Every route for every kind of caller.
abstract class AccessTest {

  private static final Path PAGE = Path.of("../../docs/reference/access.md");

  /// A route of the API.
  ///
  /// @param rule who should be let in
  /// @param status the answer for those who are: neither a log nor a recommender runs
  private record Route(String method, String path, Rule rule, int status) {}

  private static final List<Route> ROUTES =
      List.of(
          new Route("GET", "/v1/roadmaps", Rule.KNOWN, 503),
          new Route("HEAD", "/v1/roadmaps", Rule.KNOWN, 503),
          new Route("GET", "/v1/roadmaps/{id}", Rule.KNOWN, 503),
          new Route("GET", "/v1/roadmaps/{id}/map", Rule.KNOWN, 503),
          new Route("GET", "/v1/topics", Rule.KNOWN, 503),
          new Route("GET", "/v1/topics/{id}", Rule.KNOWN, 503),
          new Route("POST", "/v1/curriculum/check", Rule.KNOWN, 400),
          new Route("POST", "/v1/learners/{id}/progress", Rule.WRITE_PROGRESS, 400),
          new Route("GET", "/v1/learners/{id}/next-steps", Rule.READ_RECOMMENDATIONS, 503),
          new Route("HEAD", "/v1/learners/{id}/next-steps", Rule.READ_RECOMMENDATIONS, 503),
          new Route("GET", "/v1/learners/{id}/next-steps/stream", Rule.READ_RECOMMENDATIONS, 503),
          new Route("GET", "/v1/learners/{id}/path", Rule.READ_RECOMMENDATIONS, 503),
          new Route("GET", "/v1/learners/{id}/mastery", Rule.READ_RECOMMENDATIONS, 503),
          new Route("GET", "/v1/learners/{id}/topics/t", Rule.READ_RECOMMENDATIONS, 503),
          new Route("GET", "/v1/learners/{id}/placement", Rule.READ_RECOMMENDATIONS, 503),
          new Route("GET", "/v1/learners/{id}/profile", Rule.MANAGE_LEARNER, 503),
          new Route("PUT", "/v1/learners/{id}/profile", Rule.MANAGE_LEARNER, 400),
          new Route("GET", "/v1/learners/{id}/export", Rule.MANAGE_LEARNER, 503),
          new Route("DELETE", "/v1/learners/{id}", Rule.MANAGE_LEARNER, 503),
          new Route("GET", "/q/metrics", Rule.READ_METRICS, 200),
          new Route("GET", "/v1/insight?roadmap=ml", Rule.READ_INSIGHT, 503),
          new Route("GET", "/v1/insight/report", Rule.READ_INSIGHT, 404),
          new Route("GET", "/session", Rule.SELF, 200),
          new Route("GET", "/q/health/live", Rule.PUBLIC, 200),
          new Route("GET", "/q/health", Rule.PUBLIC, 200),
          new Route("GET", "/q/openapi", Rule.PUBLIC, 200),
          new Route("OPTIONS", "/v1/learners/{id}/profile", Rule.PUBLIC, 200));

  private final TestCallers callers;
  private final HttpClient client = HttpClient.newHttpClient();

  AccessTest() throws IOException {
    this.callers = TestCallers.configured();
  }

  @AfterEach
  void close() throws IOException {
    callers.revokeAll();
    client.close();
  }

  @Test
  void everyRouteLetsInWhomItShould() throws Exception {
    List<Kind> kinds = callers.all();
    awaitKey(callers.key(Scope.CATALOG_ADMIN, ""));
    String page = Files.readString(PAGE);
    var wrong = new ArrayList<String>();
    for (Kind kind : kinds) {
      Map<Rule, Integer> refusals = new EnumMap<>(Rule.class);
      for (Route route : ROUTES) {
        int expected = refusal(kind, route.rule());
        HttpResponse<String> answer = send(route, kind.authorization(), kind.others());
        if (answer.statusCode() != (expected == 0 ? route.status() : expected)) {
          wrong.add(kind.name() + ": " + route + " answered " + answer.statusCode());
        }
        if (expected > 0) {
          assertRefused(answer, route, expected);
        }
        refusals.put(route.rule(), expected);
      }
      assertThat(page).contains(row(kind, refusals));
    }
    assertThat(wrong).isEmpty();
  }

  /// The status of a refusal; 0 when the caller is let in. Written down once more, apart from the
  /// gateway.
  private static int refusal(Kind kind, Rule rule) {
    if (rule == Rule.PUBLIC) {
      return 0;
    }
    if (!kind.known()) {
      return 401;
    }
    boolean in =
        switch (rule) {
          case PUBLIC, KNOWN, SELF -> true;
          case WRITE_PROGRESS ->
              kind.reachesLearner() && kind.scopes().contains(Scope.PROGRESS_WRITE);
          case READ_RECOMMENDATIONS ->
              kind.reachesLearner() && kind.scopes().contains(Scope.RECOMMENDATIONS_READ);
          case MANAGE_LEARNER ->
              kind.reachesLearner() && kind.scopes().contains(Scope.LEARNERS_MANAGE);
          case READ_METRICS -> kind.scopes().contains(Scope.CATALOG_ADMIN);
          case READ_INSIGHT -> kind.reachesAll() && kind.scopes().contains(Scope.CATALOG_ADMIN);
        };
    return in ? 0 : 403;
  }

  private static String row(Kind kind, Map<Rule, Integer> refusals) {
    return "| %s | %s |"
        .formatted(
            kind.name(),
            refusals.values().stream()
                .map(status -> status == 0 ? "in" : status.toString())
                .collect(Collectors.joining(" | ")));
  }

  private static void assertRefused(HttpResponse<String> answer, Route route, int status) {
    var headers = answer.headers();
    assertThat(headers.firstValue("WWW-Authenticate").orElse(""))
        .as(route.toString())
        .startsWith("Bearer realm=\"waymark\"");
    assertThat(headers.firstValue("Content-Type")).contains("application/problem+json");
    if (!route.method().equals("HEAD")) {
      assertThat(answer.body())
          .contains("urn:waymark:problem:" + (status == 401 ? "unauthenticated" : "forbidden"));
    }
  }

  @Test
  void aKeyCountsSoonAfterItIsMadeAndNoLongerOnceItIsRevoked() throws Exception {
    String key = callers.key(Scope.CATALOG_ADMIN, "");
    awaitKey(key);
    callers.revokeAll();
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(metrics(key)).isEqualTo(401));
  }

  private void awaitKey(String key) {
    await()
        .atMost(Duration.ofSeconds(10))
        .untilAsserted(() -> assertThat(metrics(key)).isEqualTo(200));
  }

  private int metrics(String key) throws Exception {
    return send(
            new Route("GET", "/q/metrics", Rule.READ_METRICS, 200),
            List.of(TestCallers.bearer(key)),
            List.of())
        .statusCode();
  }

  private HttpResponse<String> send(Route route, List<String> authorization, List<String> others)
      throws Exception {
    boolean hasBody = route.method().equals("POST") || route.method().equals("PUT");
    var request =
        HttpRequest.newBuilder(
                URI.create(
                    "http://127.0.0.1:%d%s"
                        .formatted(
                            RestAssured.port, route.path().replace("{id}", TestCallers.LEARNER))))
            .method(
                route.method(),
                hasBody
                    ? HttpRequest.BodyPublishers.ofString("[")
                    : HttpRequest.BodyPublishers.noBody());
    if (hasBody) {
      request.header("Content-Type", "application/json");
    }
    authorization.forEach(value -> request.header("Authorization", value));
    for (int i = 0; i < others.size(); i += 2) {
      request.header(others.get(i), others.get(i + 1));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
  }
}

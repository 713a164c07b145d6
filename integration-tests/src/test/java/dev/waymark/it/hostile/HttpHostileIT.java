package dev.waymark.it.hostile;

import static dev.waymark.it.client.Events.practised;
import static dev.waymark.it.hostile.ResponseRules.assertRefused;
import static dev.waymark.it.hostile.ResponseRules.assertRefusedByAnyone;
import static dev.waymark.it.hostile.ResponseRules.assertSound;
import static dev.waymark.it.hostile.ResponseRules.assertSoundIfAny;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.hostile.RawHttp.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Requests that no client of Waymark would send: what they say. How they are sent is
/// [HttpConnectionsHostileIT].
@ExtendWith({SharedSuite.class, StillServing.class})
final class HttpHostileIT {

  private static final String PROGRESS = "/v1/learners/hostile/progress";
  private static final String NEXT_STEPS = "/v1/learners/hostile/next-steps";

  private final RunningSuite suite;
  private final RawHttp http;

  HttpHostileIT(RunningSuite suite) {
    this.suite = suite;
    this.http = new RawHttp(suite.httpPort());
  }

  @Test
  void noFormOfAPathErasesSomebodyElse() {
    LearnerApi victim = LearnerApi.unknown(suite.rest());
    assertThat(
            victim
                .mastery(
                    "ml-engineer",
                    "linear-algebra.vectors",
                    victim.send(practised("linear-algebra.vectors", true)))
                .isMissingNode())
        .isFalse();
    for (String form : Corpus.PATHS) {
      String target = form.replace("victim", victim.id());
      Answer answer = http.ask("DELETE", target);
      assertRefused("DELETE " + target, answer);
      assertThat(answer.text().substring(0, answer.text().indexOf("\r\n\r\n")))
          .as(target)
          .doesNotContainIgnoringCase("Set-Cookie");
    }
    assertThat(victim.export().toString()).contains("linear-algebra.vectors");
  }

  @Test
  void everyRouteHasItsMethodsAndNoOthers() {
    for (String route : Corpus.ROUTES) {
      for (String method : Corpus.METHODS) {
        String request = method + " " + route;
        Answer answer = http.ask(method, route);
        assertSound(request, answer);
        if (!List.of("GET", "HEAD", "OPTIONS", "POST", "PUT", "DELETE").contains(method)) {
          assertThat(answer.status()).as(request).isBetween(400, 405);
        }
        if (answer.status() == 405) {
          assertThat(answer.text()).as(request).containsIgnoringCase("\r\nallow: ");
        }
        assertThat(answer.closed()).as(request).isTrue();
      }
    }
  }

  @Test
  void aMethodIsRememberedByNobody() {
    SplittableRandom random = Seeds.of("methods");
    for (RawHttp door : List.of(http, new RawHttp(suite.management().base().getPort()))) {
      for (int i = 0; i < 1_000; i++) {
        int length = i % 10 == 0 ? random.nextInt(3_000, 4_000) : random.nextInt(1, 12);
        String method =
            random
                .ints(length, 'A', 'Z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
        Answer answer = door.ask(method, i % 2 == 0 ? "/v1/topics" : "/nowhere/" + i);
        if (door.equals(http)) {
          assertSound(method, answer);
        }
      }
    }
    for (String metrics :
        List.of(
            suite.rest().get("/q/metrics").text(), suite.management().get("/q/metrics").text())) {
      assertThat(metrics).doesNotContain("nowhere");
      assertThat(metrics.lines().filter(it -> it.startsWith("http_server_requests_seconds_count")))
          .hasSizeLessThan(400);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', 400",
    "'Host: localhost\r\nHost: evil.example\r\n', 400",
    "'Host: localhost\r\nHost: localhost\r\n', 400",
    "'Host: a b@c\r\n', 400",
    "'Host: evil.example\r\n', 421",
    "'Host: evil.example:8080\r\n', 421",
    "'Host: localhost.evil.example\r\n', 421",
    "'Host: 127.0.0.1.nip.io\r\n', 421",
    "'Host: 2130706433\r\n', 421",
    "'Host: [::ffff:127.0.0.1]\r\n', 421",
    "'Host: localhost.\r\n', 421",
    "'X-Forwarded-Host: localhost\r\nHost: evil.example\r\n', 421",
    "'Forwarded: host=localhost\r\nHost: evil.example\r\n', 421",
  })
  void onlyKnownHostsAreServed(String host, int status) {
    for (String target : List.of("/v1/roadmaps", "/q/health", "/nowhere")) {
      String request = "GET " + target + " HTTP/1.1\r\n" + host + "\r\n";
      Answer answer = http.send(request);
      assertRefused(request, answer);
      assertThat(answer.status()).as(request).isEqualTo(status);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET http://localhost/v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n",
        "GET http://evil.example/v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n",
        "GET //evil.example/v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n",
        "GET file:///etc/passwd HTTP/1.1\r\nHost: localhost\r\n",
        "CONNECT localhost:8080 HTTP/1.1\r\nHost: localhost\r\n",
        "OPTIONS * HTTP/1.1\r\nHost: localhost\r\n",
        "GET * HTTP/1.1\r\nHost: localhost\r\n",
        "GET ?x HTTP/1.1\r\nHost: localhost\r\n",
        "GET v1/roadmaps HTTP/1.1\r\nHost: localhost\r\n",
        "GET #x HTTP/1.1\r\nHost: localhost\r\n",
      })
  void aTargetIsAPath(String request) {
    assertRefused(request, http.send(request + "\r\n"));
  }

  @Test
  void aWebPageCannotWrite() {
    RawHttp.together(
        WireCorpus.TYPES,
        type -> {
          for (String request : List.of("POST " + PROGRESS, "PUT /v1/learners/hostile/profile")) {
            String whole =
                request
                    + " HTTP/1.1\r\n"
                    + RawHttp.HOST
                    + "Origin: https://evil.example\r\n"
                    + type
                    + "Content-Length: 2\r\n\r\n{}";
            Answer answer = http.send(whole);
            assertRefused(whole, answer);
            assertThat(answer.status()).as(whole).isEqualTo(415);
          }
        });
    Answer asked =
        http.ask(
            "OPTIONS",
            PROGRESS,
            "Origin: https://evil.example\r\nAccess-Control-Request-Method: POST\r\n");
    assertThat(asked.text()).doesNotContainIgnoringCase("access-control-allow");
  }

  @Test
  void idsThatLookAlikeAreNotTwoPeople() {
    for (String id : Corpus.LOOK_ALIKES) {
      for (String target :
          List.of(
              "/v1/learners/%s/next-steps?roadmap=ml-engineer",
              "/v1/learners/%s/mastery?roadmap=ml-engineer",
              "/v1/learners/%s/export",
              "/v1/learners/%s/next-steps/stream?roadmap=ml-engineer")) {
        String request = target.formatted(id);
        assertRefused(request, http.ask("GET", request));
      }
      assertRefused("DELETE " + id, http.ask("DELETE", "/v1/learners/" + id));
    }
    for (String id : Corpus.LOOK_ALIKES_IN_JSON) {
      for (String field : List.of("eventId", "topicId", "learnerId", "resourceId")) {
        String body = "{\"topicId\":\"t\",\"%s\":\"%s\",\"started\":{}}".formatted(field, id);
        assertRefused(body, http.tell("POST", PROGRESS, body.getBytes(UTF_8)));
      }
    }
  }

  @Test
  void everyQueryIsAnsweredByUs() {
    for (String route : Corpus.ROUTES) {
      for (String query : Corpus.QUERIES) {
        String request = "GET " + route + query;
        if (!route.endsWith("/stream")) {
          assertSound(request, http.ask("GET", route + query));
        }
      }
    }
    for (String wrong : Corpus.WRONG_NUMBERS) {
      for (String target :
          List.of(
              NEXT_STEPS + "?roadmap=ml-engineer&limit=",
              NEXT_STEPS + "?roadmap=ml-engineer&minutes=",
              "/v1/learners/hostile/path?roadmap=ml-engineer&hoursPerWeek=",
              "/v1/learners/hostile/path?roadmap=ml-engineer&budgetHours=")) {
        assertRefused(target + wrong, http.ask("GET", target + wrong));
      }
    }
    String many = NEXT_STEPS + "?" + "a&".repeat(1_500);
    assertSound(many, http.ask("GET", many));
    String endless = NEXT_STEPS + "?roadmap=" + "x".repeat(8_000);
    assertThat(http.ask("GET", endless).status()).isEqualTo(414);
  }

  @Test
  void headersBuyNothing() {
    for (String header : WireCorpus.HEADERS) {
      for (String target : List.of("/v1/roadmaps", NEXT_STEPS + "?roadmap=ml-engineer")) {
        String request = header + "GET " + target;
        Answer answer =
            http.send(
                "GET %s HTTP/1.1\r\n%s%sConnection: close\r\n\r\n"
                    .formatted(target, RawHttp.HOST, header),
                Duration.ofSeconds(1));
        assertSoundIfAny(request, answer);
      }
    }
    for (String bomb :
        List.of(
            "x: y\r\n".repeat(7_000),
            "x: " + "y".repeat(40_000) + "\r\n",
            "x".repeat(40_000) + ": y\r\n",
            "Cookie: a=b\r\n".repeat(1_500),
            "x: y\r\n y\r\n y\r\n".repeat(3_000))) {
      assertRefusedByAnyone(bomb, http.ask("GET", "/v1/roadmaps", bomb));
    }
    String large = "x: " + "y".repeat(9_000) + "\r\n";
    assertThat(http.ask("GET", "/v1/roadmaps", large).status()).isEqualTo(431);
  }

  @Test
  void aForgedTokenIsRefused() {
    SplittableRandom random = Seeds.of("tokens");
    LearnerApi learner = LearnerApi.unknown(suite.rest());
    String token = learner.send(practised("linear-algebra.vectors", true));
    String target = "/v1/learners/" + learner.id() + "/next-steps?roadmap=ml-engineer";
    for (int i = 0; i < 200; i++) {
      StringBuilder forged = new StringBuilder(token);
      forged.setCharAt(
          random.nextInt(token.length() - 2), (char) ('a' + random.nextInt('z' - 'a' + 1)));
      if (!forged.toString().equals(token)) {
        String header = "Waymark-Consistency-Token: " + forged + "\r\n";
        assertRefused(header, http.ask("GET", target, header));
      }
    }
    String stolen = "Waymark-Consistency-Token: " + token + "\r\n";
    assertRefused(stolen, http.ask("GET", NEXT_STEPS + "?roadmap=ml-engineer", stolen));
  }

  @Test
  void aBodyIsRefusedOrCounted() {
    for (byte[] body : Corpus.bodies()) {
      String shown = new String(body, 0, Math.min(200, body.length), UTF_8);
      assertRefused(shown, http.tell("POST", PROGRESS, body));
      assertRefused(shown, http.tell("PUT", "/v1/learners/hostile/profile", body));
    }
    for (String unread : List.of("gzip", "br", "deflate", "identity, gzip")) {
      byte[] zipped = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0};
      assertRefused(
          unread, http.tell("POST", PROGRESS, zipped, "Content-Encoding: " + unread + "\r\n"));
    }
  }
}

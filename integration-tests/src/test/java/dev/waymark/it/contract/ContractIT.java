package dev.waymark.it.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.ContraryLearners;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.standalone.backends.Loopback;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every operation that the served description has, each with answers and with refusals, is
/// answered as described.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@ExtendWith(SharedSuite.class)
final class ContractIT {

  private static final String JSON = "application/json";
  private static final String EVENT = "{\"topicId\":\"linear-algebra.vectors\",\"started\":{}}";
  private static final String ADA = "/v1/learners/contract-" + UUID.randomUUID();

  @TempDir static Path folder;

  private final RunningSuite suite;
  private final int asidePort = Loopback.freePort();
  private final int closedPort = Loopback.freePort();
  private final int issuerPort = Loopback.freePort();
  private final Program issuer;
  private final Program closed;
  private Program aside;
  private ApiDocument document;

  /// Which gateway is asked.
  enum Door {
    /// Without settings of its own.
    PLAIN,
    /// With a report, and degraded answers.
    ASIDE,
    /// Which asks who calls.
    CLOSED
  }

  /// A request with the status that it is answered with.
  record Drive(Door door, int status, Call call) {
    @Override
    public String toString() {
      return status
          + " "
          + call.method()
          + " "
          + call.path().substring(0, Math.min(call.path().length(), 90));
    }
  }

  ContractIT(RunningSuite suite) {
    this.suite = suite;
    String issuerUrl = "http://127.0.0.1:" + issuerPort + "/waymark";
    issuer = RunningSuite.issuer(issuerPort);
    closed =
        suite.gateway(
            "gateway-contract-closed",
            closedPort,
            "-Dwaymark.gateway.auth.issuer=" + issuerUrl,
            "-Dwaymark.gateway.session.client-id=waymark-pages");
    aside = suite.gateway("gateway-contract", asidePort);
    document = new ApiDocument(served());
  }

  private String served() {
    return new Call("GET", "/q/openapi?format=json").send(suite.httpPort()).body();
  }

  @BeforeAll
  void start() throws IOException {
    Path report =
        Files.writeString(folder.resolve("report.html"), "<!doctype html><title>r</title>");
    aside =
        suite.gateway(
            "gateway-contract",
            asidePort,
            "-Dwaymark.gateway.report-file=" + report,
            "-Dwaymark.gateway.degraded-answers=true");
    issuer.start();
    issuer.awaitReady(
        URI.create("http://127.0.0.1:" + issuerPort + "/waymark/.well-known/openid-configuration"));
    closed.start();
    aside.start();
    closed.awaitReady(URI.create("http://127.0.0.1:" + closedPort + "/q/health/ready"));
    aside.awaitReady(URI.create("http://127.0.0.1:" + asidePort + "/q/health/ready"));
    aside.awaitReady(URI.create("http://127.0.0.1:" + asidePort + "/v1/roadmaps"));
    prepare();
  }

  @AfterAll
  void stop() {
    aside.close();
    closed.close();
    issuer.close();
  }

  /// Something to tell of the learner.
  private void prepare() {
    Call events =
        post(
            "/progress",
            """
            [{"topicId":"programming.python-basics","assessed":{"score":1}},
             {"topicId":"programming.control-flow","practised":{"itemId":"q-1","correct":false}},
             {"topicId":"linear-algebra.vectors","dismissed":{}},
             {"topicId":"statistics.descriptive-statistics","reset":{}},
             {"resourceId":"mml-book","dismissed":{"until":"2099-01-01T00:00:00Z"}}]\
            """);
    Reply reply = insisting(events, suite.httpPort());
    assertThat(reply.status()).as(reply.body()).isEqualTo(202);
    ContraryLearners.learn(suite.rest());
  }

  @ParameterizedTest
  @MethodSource("drives")
  void anAnswerIsAsDescribed(Drive drive) {
    Reply reply = insisting(drive.call(), port(drive.door()));

    assertThat(reply.status()).as(reply.body()).isEqualTo(drive.status());
    assertThat(document.faults(drive.call(), reply)).as(reply.body()).isEmpty();
  }

  @Test
  void everyOperationIsDrivenToAnAnswerAndToARefusal() {
    assertThat(driven(status -> status < 400)).isEqualTo(document.operationIds());
    assertThat(driven(status -> status >= 400)).isEqualTo(document.operationIds());
  }

  private Set<String> driven(Predicate<Integer> statuses) {
    return drives()
        .filter(drive -> statuses.test(drive.status()))
        .map(drive -> document.operation(drive.call()).id())
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void everyExampleOfAPropertyKeepsToItsSchema() {
    assertThat(document.exampleFaults()).isEmpty();
  }

  @Test
  void everyExampleOfABodyIsTaken() {
    assertThat(document.exampleCalls())
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(call -> {
          Reply reply = insisting(call, suite.httpPort());
          assertThat(reply.status()).as(reply.body()).isLessThan(300);
          assertThat(document.faults(call, reply)).isEmpty();
        });
  }

  @Test
  void whoIsNotKnownIsRefusedAsDescribed() {
    List<Call> calls =
        drives().map(Drive::call).filter(call -> call.path().startsWith("/v1/")).toList();
    assertThat(calls)
        .allSatisfy(call -> {
          Reply reply = call.send(closedPort);
          assertThat(document.faults(call, reply)).as("%s %s", call, reply).isEmpty();
          assertThat(reply.status()).isGreaterThanOrEqualTo(400);
        });
  }

  /// Stops the recommender, which every test class shares, and starts it again.
  @Test
  void whileNoRecommenderAnswersAnswersAreAsDescribed() throws InterruptedException {
    Call steps = get(ADA + "/next-steps?roadmap=ml-engineer&limit=3");
    suite.recommender().stop();
    try {
      Reply degraded =
          Awaitility.await()
              .atMost(Duration.ofSeconds(20))
              .until(() -> steps.send(asidePort), reply -> reply.body().contains("degraded"));
      assertThat(document.faults(steps, degraded)).as(degraded.body()).isEmpty();
      assertThat(degraded.body()).doesNotContain("successProbability", "share");

      assertThat(
              drives()
                  .filter(drive -> drive.door() == Door.PLAIN && drive.status() < 300)
                  .map(Drive::call))
          .allSatisfy(call -> {
            Reply reply = call.send(suite.httpPort());
            assertThat(document.faults(call, reply)).as("%s %s", call, reply).isEmpty();
          });
    } finally {
      suite.recommender().start();
      suite.awaitRecommender();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> steps.send(suite.httpPort()).status() == 200);
    }
  }

  /// Asks again while the answer is to do so, as an app would; each of them is as described.
  private Reply insisting(Call call, int port) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(60))
        .until(
            () -> {
              Reply reply = call.send(port);
              assertThat(document.faults(call, reply)).as(reply.body()).isEmpty();
              return reply;
            },
            reply -> reply.header("Retry-After").isEmpty());
  }

  private int port(Door door) {
    return switch (door) {
      case PLAIN -> suite.httpPort();
      case ASIDE -> asidePort;
      case CLOSED -> closedPort;
    };
  }

  Stream<Drive> drives() {
    return Stream.of(
            catalogue(), learners(), recommendations(), sessions(), operators(), everywhere())
        .flatMap(drives -> drives);
  }

  private Stream<Drive> catalogue() {
    Call check = new Call("POST", "/v1/curriculum/check");
    Call map = get("/v1/roadmaps/data-analyst/map?width=1220");
    return Stream.of(
        drive(200, get("/v1/roadmaps")),
        drive(304, get("/v1/roadmaps").withHeader("If-None-Match", "*")),
        drive(406, get("/v1/roadmaps").withHeader("Accept", "text/csv")),
        drive(200, get("/v1/roadmaps/ml-engineer")),
        drive(304, get("/v1/roadmaps/ml-engineer").withHeader("If-None-Match", "*")),
        drive(404, get("/v1/roadmaps/no-such-roadmap")),
        drive(200, map),
        drive(200, map.withHeader("Accept", "image/svg+xml")),
        drive(304, map.withHeader("If-None-Match", "*")),
        drive(400, get("/v1/roadmaps/data-analyst/map?width=1")),
        drive(404, get("/v1/roadmaps/no-such-roadmap/map")),
        drive(200, get("/v1/topics?q=eigen&limit=5")),
        drive(200, get("/v1/topics?limit=2&after=linear-algebra.vectors")),
        drive(400, get("/v1/topics?q=eigen&after=no-such-topic")),
        drive(200, get("/v1/roadmaps?limit=1&after=data-analyst")),
        drive(304, get("/v1/topics").withHeader("If-None-Match", "*")),
        drive(400, get("/v1/topics?limit=0")),
        drive(400, get("/v1/topics?lmit=5")),
        drive(200, get("/v1/topics/linear-algebra.eigenvalues")),
        drive(304, get("/v1/topics/linear-algebra.vectors").withHeader("If-None-Match", "*")),
        drive(404, get("/v1/topics/no-such-topic")),
        drive(
            200,
            check.withBody(JSON, "{\"files\":[{\"name\":\"a.yaml\",\"text\":\"topics: 7\"}]}")),
        drive(400, check.withBody(JSON, "{\"files\":[]}")),
        drive(400, check.withBody(JSON, "{")),
        drive(415, check.withBody("text/plain", "{}")));
  }

  private Stream<Drive> learners() {
    String profile =
        "{\"goals\":[{\"roadmapId\":\"ml-engineer\"}],\"weeklyMinutes\":300,\"access\":[\"FREE\"]}";
    String event =
        """
        {"specversion":"1.0","id":"%s","source":"/it","type":"dev.waymark.progress.v1",
         "data":{"topicId":"linear-algebra.matrices","selfAssessed":{"level":"FAMILIAR"}}}\
        """
            .formatted(UUID.randomUUID());
    Call progress = new Call("POST", ADA + "/progress");
    Call gone = new Call("DELETE", "/v1/learners/contract-gone");
    String key = "contract-" + ADA.hashCode();
    return Stream.of(
        drive(202, post("/progress", EVENT)),
        drive(
            202,
            post(
                "/progress",
                "[{\"eventId\":\"a\",\"topicId\":\"no-such-topic\",\"completed\":{\"minutes\":5}},"
                    + "{\"resourceId\":\"mml-book\",\"rated\":{\"stars\":5}}]")),
        drive(202, progress.withBody("application/cloudevents+json", event)),
        drive(202, progress.withBody("application/cloudevents-batch+json", "[" + event + "]")),
        drive(
            400,
            post("/progress", "[{\"topicId\":\"a\",\"started\":{},\"assessed\":{\"score\":2}}]")),
        drive(400, post("/progress", "{\"topicId\":")),
        drive(413, post("/progress", "[" + "{},".repeat(500) + "{}]")),
        drive(415, progress.withBody("text/plain", "x")),
        drive(415, post("/progress", "x").withHeader("Content-Encoding", "br")),
        drive(200, put("/profile", profile)),
        drive(200, get(ADA + "/profile")),
        drive(400, get(ADA + "/profile").withHeader("Waymark-Consistency-Token", "x")),
        drive(400, put("/profile", "{\"weeklyMinutes\":-1,\"colour\":\"red\"}")),
        drive(400, put("/profile", "[")),
        drive(404, put("/profile", "{\"goals\":[{\"roadmapId\":\"no-such-roadmap\"}]}")),
        drive(404, put("/profile", "{\"goals\":[{\"topicIds\":[\"no-such-topic\"]}]}")),
        drive(200, get(ADA + "/export")),
        drive(400, get(ADA + "/export?roadmap=x")),
        drive(200, new Call("DELETE", "/v1/learners/contract-gone")),
        drive(200, gone.withHeader("Idempotency-Key", key)),
        drive(200, gone.withHeader("Idempotency-Key", "\"" + key + "\"")),
        drive(422, put("/profile", "{}").withHeader("Idempotency-Key", key)),
        drive(202, post("/progress", EVENT).withHeader("Idempotency-Key", key + "p")),
        drive(202, post("/progress", EVENT).withHeader("Idempotency-Key", key + "p")),
        drive(400, post("/progress", EVENT).withHeader("Idempotency-Key", "a b")),
        drive(400, new Call("DELETE", "/v1/learners/contract%00gone")));
  }

  private Stream<Drive> recommendations() {
    String goal = "?roadmap=ml-engineer";
    return Stream.of(
        drive(200, get(ADA + "/next-steps" + goal)),
        drive(
            200,
            get(
                ADA
                    + "/next-steps?roadmap=ml-engineer&limit=50&minutes=60&maxLevel=5&resources=50&view=brief"
                    + "&assumeMastered=linear-algebra.vectors,linear-algebra.matrices&exclude=programming.functions"
                    + "&access=FREE&access=PAID&resourceTypes=VIDEO&languages=en,de")),
        drive(
            200,
            get(
                ADA
                    + "/next-steps?roadmap=ml-engineer&maxLevel=1&exclude=programming.control-flow")),
        drive(400, get("/v1/learners/contract-without-goals/next-steps")),
        drive(400, get(ADA + "/next-steps?roadmap=ml-engineer&limit=51&access=GRATIS")),
        drive(404, get(ADA + "/next-steps?roadmap=no-such-roadmap")),
        drive(200, get(ADA + "/next-steps/stream" + goal + "&limit=2")),
        drive(404, get(ADA + "/next-steps/stream?roadmap=no-such-roadmap")),
        drive(400, get("/v1/learners/contract-without-goals/next-steps/stream")),
        drive(200, get(ADA + "/path" + goal + "&hoursPerWeek=6&budgetHours=40")),
        drive(200, get(ADA + "/path" + goal)),
        drive(400, get(ADA + "/path" + goal + "&hoursPerWeek=0")),
        drive(404, get(ADA + "/path?roadmap=no-such-roadmap")),
        drive(200, get(ADA + "/mastery" + goal)),
        drive(404, get(ADA + "/mastery?roadmap=no-such-roadmap")),
        drive(200, get(ADA + "/placement" + goal)),
        drive(404, get(ADA + "/placement?roadmap=no-such-roadmap")),
        drive(200, get(ADA + "/topics/linear-algebra.eigenvalues" + goal + "&itemId=q-1")),
        drive(200, get(ADA + "/topics/linear-algebra.vectors" + goal)),
        drive(200, get(ADA + "/topics/programming.control-flow" + goal)),
        drive(404, get(ADA + "/topics/no-such-topic" + goal)));
  }

  private Stream<Drive> sessions() {
    Call signOut = new Call("POST", "/session/logout").withBody(JSON, "");
    return Stream.of(
        drive(200, get("/session")),
        drive(Door.CLOSED, 401, get("/session")),
        drive(Door.CLOSED, 303, get("/session/login?return=/")),
        drive(Door.CLOSED, 400, get("/session/login?return=https://elsewhere.example")),
        drive(404, get("/session/login")),
        drive(Door.CLOSED, 303, get("/session/callback?error=access_denied")),
        drive(404, get("/session/callback")),
        drive(Door.CLOSED, 204, signOut.withHeader("Sec-Fetch-Site", "same-origin")),
        drive(Door.CLOSED, 403, signOut),
        drive(404, signOut),
        drive(Door.CLOSED, 303, get("/session/farewell")),
        drive(404, get("/session/farewell")));
  }

  private Stream<Drive> operators() {
    return Stream.of(
        drive(Door.ASIDE, 200, get("/v1/insight?roadmap=ml-engineer")),
        drive(400, get("/v1/insight")),
        drive(404, get("/v1/insight?roadmap=no-such-roadmap")),
        drive(Door.ASIDE, 200, get("/v1/insight/report")),
        drive(404, get("/v1/insight/report")),
        drive(200, get("/q/health")),
        drive(200, get("/q/health/ready")),
        drive(200, get("/q/health/live")),
        drive(200, get("/q/metrics")),
        drive(Door.CLOSED, 401, get("/q/metrics")),
        drive(200, get("/q/openapi")),
        drive(200, get("/q/openapi?format=json")));
  }

  /// What is refused before anything else reads it.
  private Stream<Drive> everywhere() {
    return Stream.of("/q/health", "/q/health/live", "/q/openapi", "/v1/topics")
        .map(path -> drive(414, get(path + "?q=" + "x".repeat(4_200))));
  }

  private static Drive drive(int status, Call call) {
    return drive(Door.PLAIN, status, call);
  }

  private static Drive drive(Door door, int status, Call call) {
    return new Drive(door, status, call);
  }

  private static Call get(String path) {
    return new Call("GET", path);
  }

  private static Call post(String path, String body) {
    return new Call("POST", ADA + path).withBody(JSON, body);
  }

  private static Call put(String path, String body) {
    return new Call("PUT", ADA + path).withBody(JSON, body);
  }
}

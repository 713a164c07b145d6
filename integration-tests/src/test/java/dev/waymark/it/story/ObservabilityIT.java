package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.it.client.Database;
import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi;
import dev.waymark.it.client.TraceCollector;
import dev.waymark.it.client.TraceCollector.Seen;
import dev.waymark.it.suite.Program;
import dev.waymark.it.suite.Recommender;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.standalone.backends.Loopback;
import io.opentelemetry.proto.trace.v1.Span.SpanKind;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// What traces and logs of both services tell when they are switched on, and what they do not.
@ExtendWith(SharedSuite.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class ObservabilityIT {

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final String GATEWAY = "waymark-gateway";
  private static final String RECOMMENDER = "waymark-recommender";
  private static final String AUDIT = "dev.waymark.audit";
  private static final int MAX_ATTEMPTS = 30;
  private static final String CALLER = "00f067aa0ba902b7";

  private final RunningSuite suite;
  private final TraceCollector collector = new TraceCollector();
  private final Recommender recommender;
  private final Program gateway;
  private final URI address;
  private final LearnerApi learner;
  private final List<LearnerApi> learners = new ArrayList<>();

  ObservabilityIT(RunningSuite suite) {
    this.suite = suite;
    int port = Loopback.freePort();
    this.address = URI.create("http://127.0.0.1:" + port + "/");
    this.recommender = suite.recommender("recommender-observed", flags());
    this.gateway =
        suite.gateway(
            "gateway-observed",
            port,
            flags(
                "-Dquarkus.grpc.clients.recommender.port=" + recommender.grpcPort(),
                // For a busy machine.
                "-Dwaymark.gateway.recommender.deadline=10s"));
    this.learner = LearnerApi.unknown(new RestApi(address));
    learners.add(learner);
  }

  private String[] flags(String... more) {
    return Stream.of(
            collector.flags(), new String[] {"-Dquarkus.log.console.json.enabled=true"}, more)
        .flatMap(Stream::of)
        .toArray(String[]::new);
  }

  /// The suite's own recommender would take a share of the log.
  @BeforeAll
  void start() throws InterruptedException {
    suite.recommender().stop();
    recommender.program().start();
    gateway.start();
    recommender.awaitReady();
    gateway.awaitReady(address.resolve("/q/health/ready"));
  }

  @AfterAll
  void stop() {
    gateway.close();
    recommender.close();
    suite.recommender().start();
    suite.awaitRecommender();
    collector.close();
  }

  @Test
  @Order(1)
  void aQuestionIsOneTraceDownToTheDatabase() throws Exception {
    // A learner who is in memory is not asked of the database.
    String trace =
        answered(
            200,
            () -> {
              LearnerApi unknown = LearnerApi.unknown(new RestApi(address));
              learners.add(unknown);
              return new Sent(
                  "GET", "/v1/learners/" + unknown.id() + "/next-steps?roadmap=" + ROADMAP, "");
            });
    Seen request =
        collector.await(
            "the request", it -> it.trace().equals(trace) && it.parent().equals(CALLER));
    assertThat(request.service()).isEqualTo(GATEWAY);
    assertThat(request.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_SERVER);
    assertThat(request.span().getName()).isEqualTo("GET /v1/learners/{id}/next-steps");
    assertThat(request.attribute("url.path")).isEqualTo("/v1/learners/{id}/next-steps");
    Seen call = collector.await("the call", it -> it.isIn(request) && it.service().equals(GATEWAY));
    assertThat(call.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_CLIENT);
    Seen served = collector.await("the call served", it -> it.isIn(call));
    assertThat(served.service()).isEqualTo(RECOMMENDER);
    assertThat(served.span().getName())
        .isEqualTo("waymark.recommender.v1.RecommenderService/RecommendNextSteps");
    Seen transaction = collector.await("the transaction", it -> it.isIn(served));
    Seen query = collector.await("the query", it -> it.isIn(transaction));
    try (Database database = new Database(suite)) {
      assertThat(query.attribute("db.query.text"))
          .contains(database.form().in("MATCH (l:Learner {id: id})"));
    }
  }

  @Test
  @Order(2)
  void anEventIsOneTraceThroughKafkaToTheUpdate() throws Exception {
    String trace =
        answered(
            202,
            () ->
                new Sent(
                    "POST", "/v1/learners/" + learner.id() + "/progress", practised(TOPIC, true)));
    Seen request =
        collector.await(
            "the request", it -> it.trace().equals(trace) && it.parent().equals(CALLER));
    Seen sent = collector.await("the record sent", it -> it.isIn(request));
    assertThat(sent.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_PRODUCER);
    Seen applied = collector.await("the record applied", it -> it.isIn(sent));
    assertThat(applied.service()).isEqualTo(RECOMMENDER);
    assertThat(applied.span().getKind()).isEqualTo(SpanKind.SPAN_KIND_CONSUMER);
    Seen batch =
        collector.await(
            "the batch",
            it ->
                it.span().getLinksList().stream()
                    .anyMatch(link -> link.getSpanId().equals(sent.span().getSpanId())));
    assertThat(applied.span().getLinksList())
        .anyMatch(link -> link.getSpanId().equals(batch.span().getSpanId()));
    var _ = collector.await("the commit", it -> it.isIn(batch));
    try (KafkaLog log = new KafkaLog(suite.kafkaBootstrapServers())) {
      await()
          .atMost(Duration.ofSeconds(40))
          .untilAsserted(() -> {
            List<ConsumerRecord<String, byte[]>> updates =
                log.records("waymark.learner-updates.v1", learner.id());
            assertThat(updates).isNotEmpty();
            assertThat(
                    new String(
                        updates.getLast().headers().lastHeader("traceparent").value(),
                        StandardCharsets.UTF_8))
                .isEqualTo("00-" + trace + "-" + applied.id() + "-01");
          });
    }
  }

  @Test
  @Order(3)
  void aTraceThatIsNoneBeginsAnother() throws Exception {
    assertThat(send(new Sent("GET", "/v1/roadmaps?x=" + learner.id(), ""), "zz")).isEqualTo(400);
    var _ =
        collector.await(
            "the request",
            it -> it.parent().isEmpty() && it.attribute("url.path").equals("/v1/roadmaps"));
  }

  @Test
  @Order(4)
  void linesAreJsonAndTellTheirTrace() throws Exception {
    String trace =
        answered(200, () -> new Sent("GET", "/v1/learners/" + learner.id() + "/export", ""));
    try (KafkaLog log = new KafkaLog(suite.kafkaBootstrapServers())) {
      log.send(learner.id(), "{".getBytes(StandardCharsets.UTF_8), Map.of());
      log.deadLetterOf(learner.id());
    }
    await()
        .atMost(Duration.ofSeconds(40))
        .untilAsserted(() ->
            assertThat(lines(gateway))
                .anySatisfy(line -> {
                  assertThat(line.path("loggerName").asText()).isEqualTo(AUDIT);
                  assertThat(line.path("mdc").path("traceId").asText()).isEqualTo(trace);
                }));
    for (Program program : List.of(gateway, recommender.program())) {
      assertThat(lines(program))
          .isNotEmpty()
          .allSatisfy(line -> {
            assertThat(line.path("timestamp").asText()).isNotEmpty();
            assertThat(line.path("level").asText()).isNotEmpty();
            assertThat(line.path("message").asText()).isNotEmpty();
          });
    }
  }

  @Test
  @Order(5)
  void neitherNamesLearners() throws Exception {
    assertThat(collector.all()).hasSizeGreaterThan(10);
    for (LearnerApi one : learners) {
      assertThat(collector.all()).noneMatch(it -> it.span().toString().contains(one.id()));
      for (Program program : List.of(gateway, recommender.program())) {
        assertThat(lines(program))
            .filteredOn(line -> !line.path("loggerName").asText().equals(AUDIT))
            .noneMatch(line -> line.toString().contains(one.id()));
      }
    }
    assertThat(collector.all())
        .extracting(it -> it.attribute("client.address") + it.attribute("url.query"))
        .allMatch(String::isEmpty);
  }

  @Test
  @Order(6)
  void theGatewaysOwnQuestionsAreNotTraced() {
    assertThat(collector.all()).noneMatch(it -> it.span().toString().contains("sample-"));
    assertThat(collector.all())
        .filteredOn(it -> it.service().equals(GATEWAY))
        .filteredOn(it -> it.span().getName().contains("mastery"))
        .isEmpty();
  }

  @Test
  @Order(7)
  void everyHealthCheckAnswers() {
    for (String check : List.of("started", "live", "ready")) {
      for (RestApi api : List.of(new RestApi(address), recommender.management())) {
        RestApi.Answer answer = api.get("/q/health/" + check);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.json().path("checks")).as(check).isNotEmpty();
      }
    }
  }

  /// Warnings of a client that mean nothing hide those that do.
  @Test
  @Order(8)
  void theKafkaClientsHaveNothingToSay() throws Exception {
    assertThat(lines(recommender.program()))
        .noneMatch(it -> it.path("loggerName").asText().startsWith("org.apache.kafka"));
    assertThat(lines(gateway))
        .noneMatch(it -> it.path("loggerName").asText().startsWith("org.apache.kafka"));
  }

  private static List<JsonNode> lines(Program program) throws Exception {
    List<JsonNode> lines = new ArrayList<>();
    for (String line : program.printed().lines().toList()) {
      // The virtual machine's own warnings are no log.
      if (!line.startsWith("WARNING: ") && !line.startsWith("Picked up ") && !line.isBlank()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }

  private record Sent(String method, String path, String body) {}

  /// Asks, as an app would, until the answer is a good one.
  ///
  /// @return the trace that it was asked in
  private String answered(int status, Supplier<Sent> question) throws Exception {
    List<Integer> others = new ArrayList<>();
    for (int attempt = 0; attempt < MAX_ATTEMPTS; attempt++) {
      String trace = UUID.randomUUID().toString().replace("-", "");
      int answer = send(question.get(), trace);
      if (answer == status) {
        return trace;
      }
      others.add(answer);
      Thread.sleep(1_000);
    }
    throw new AssertionError("Answered with " + others);
  }

  private int send(Sent sent, String trace) throws Exception {
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client
          .send(
              HttpRequest.newBuilder(address.resolve(sent.path()))
                  .method(
                      sent.method(),
                      sent.body().isEmpty()
                          ? HttpRequest.BodyPublishers.noBody()
                          : HttpRequest.BodyPublishers.ofString(sent.body()))
                  .header("Content-Type", "application/json")
                  .header("traceparent", "00-" + trace + "-" + CALLER + "-01")
                  .build(),
              HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }
}

package dev.waymark.load.wire;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.waymark.load.bench.Backlog;
import dev.waymark.load.soak.CountedOffsets;
import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Http;
import dev.waymark.load.suite.Program;
import dev.waymark.load.suite.Suite;
import dev.waymark.standalone.backends.Loopback;
import dev.waymark.standalone.process.Folders;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Measures one size of roadmap after the other, each with servers and services of its own.
public final class Wire {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int REQUESTS = 2_000;

  private final Checkout checkout;
  private final WireOptions options;
  private final PrintStream out;

  public Wire(Checkout checkout, WireOptions options, PrintStream out) {
    this.checkout = checkout;
    this.options = options;
    this.out = out;
  }

  public List<SizeFigures> run() throws InterruptedException, IOException {
    List<SizeFigures> figures = new ArrayList<>();
    for (int topics : options.topics()) {
      figures.add(size(topics));
    }
    return figures;
  }

  private SizeFigures size(int topics) throws InterruptedException, IOException {
    out.printf("%,d topics: starting%n", topics);
    Path folder = Files.createTempDirectory("waymark-wire");
    try {
      if (topics != WireOptions.OWN) {
        LayeredCurriculum.write(folder, topics);
      }
      Path curriculum = topics == WireOptions.OWN ? checkout.curriculum() : folder;
      String roadmap = topics == WireOptions.OWN ? "ml-engineer" : LayeredCurriculum.ROADMAP;
      try (Suite suite = new Suite(checkout, curriculum, 1, options.quickToStart())) {
        suite.start();
        seed(suite, roadmap);
        return measure(suite, topics, roadmap);
      }
    } finally {
      Folders.delete(folder);
    }
  }

  /// Gives the learners their progress.
  private void seed(Suite suite, String roadmap) throws InterruptedException {
    List<String> topics =
        suite
            .driver()
            .executableQuery(
                """
                MATCH (:Roadmap {id: $roadmap})-[i:INCLUDES]->(t:Topic)
                RETURN t.id AS id ORDER BY i.sectionIndex, i.position
                """)
            .withParameters(Map.of("roadmap", roadmap))
            .execute()
            .records()
            .stream()
            .map(row -> row.get("id").asString())
            .toList();
    out.printf("%,d topics: %,d learners begin%n", topics.size(), options.learners());
    long second = Instant.now().minus(Duration.ofDays(3)).getEpochSecond();
    try (Backlog backlog = new Backlog(suite)) {
      backlog.work(WireLearners.events(topics, options.learners(), second));
    }
  }

  private SizeFigures measure(Suite suite, int topics, String roadmap)
      throws InterruptedException, IOException {
    String steps = "/v1/learners/%s/next-steps?roadmap=" + roadmap;
    int plain = suite.http("/").getPort();
    int bytes = bytes(plain, steps);
    int issuerPort = Loopback.freePort();
    int knowing = Loopback.freePort();
    int frontPort = Loopback.freePort();
    int backPort = Loopback.freePort();
    String issuerUrl = "http://127.0.0.1:" + issuerPort + "/waymark";
    try (Program issuer = suite.issuer(issuerPort);
        Program gateway =
            suite.gateway(
                "gateway-auth",
                knowing,
                "-Dwaymark.gateway.auth.issuer=" + issuerUrl,
                // All questions are of one caller.
                "-Dwaymark.gateway.rate.per-second=0");
        Program back =
            suite.echo(
                "echo-back",
                "-Dquarkus.http.port=" + Loopback.freePort(),
                "-Dquarkus.grpc.server.port=" + backPort,
                "-Decho.bytes=" + bytes);
        Program front =
            suite.echo(
                "echo-front",
                "-Dquarkus.http.port=" + frontPort,
                "-Dquarkus.grpc.server.port=" + Loopback.freePort(),
                "-Dquarkus.grpc.clients.back.port=" + backPort)) {
      issuer.start();
      issuer.awaitReady(() -> issuer.printed().contains("Issuer ready: "));
      back.start();
      front.start();
      gateway.start();
      String token = "Authorization: Bearer " + token(issuerUrl);
      gateway.awaitReady(() -> answers(knowing, "/q/health/ready"));
      front.awaitReady(() -> answers(frontPort, "/echo/ready"));
      Program recommender = suite.recommenders().getFirst().program();
      List<Thing> things =
          List.of(
              new Thing(
                  "echo of %,d bytes".formatted(bytes),
                  options.connections(),
                  () -> new HttpQuestion(frontPort, requests("/echo/%s", "", ""), 200),
                  front,
                  back),
              new Thing(
                  "`GET next-steps`",
                  options.connections(),
                  () -> new HttpQuestion(plain, requests(steps, "", ""), 200),
                  suite.gateway(),
                  recommender),
              new Thing(
                  "`GET next-steps` with a token",
                  options.connections(),
                  () -> new HttpQuestion(knowing, requests(steps, token, ""), 200),
                  gateway,
                  recommender),
              new Thing(
                  "`POST progress`",
                  options.connections(),
                  () ->
                      new HttpQuestion(
                          plain,
                          requests("/v1/learners/%s/progress", "", event(suite, roadmap)),
                          202),
                  suite.gateway(),
                  recommender),
              new Thing(
                  "the same question in Cypher",
                  WireOptions.CYPHER_ASKERS,
                  () -> new CypherQuestion(suite.driver(), roadmap, options.learners()),
                  null,
                  null));
      List<Figure> figures = rounds(suite, topics, things);
      return new SizeFigures(
          topics,
          bytes,
          figures.get(0),
          figures.get(1),
          figures.get(2),
          figures.get(3),
          figures.get(4));
    }
  }

  /// @param askers how many at once
  /// @param question makes what one of them asks
  /// @param front the process that is asked; null when it is Neo4j
  /// @param back the process that it asks in turn
  private record Thing(
      String name,
      int askers,
      Callable<Question> question,
      @Nullable Program front,
      @Nullable Program back) {}

  /// Each thing in turn, round after round, so that what slows the machine down slows down all.
  private List<Figure> rounds(Suite suite, int topics, List<Thing> things)
      throws InterruptedException {
    List<Figure> figures = things.stream().map(it -> new Figure(it.name())).toList();
    try (CountedOffsets progress = new CountedOffsets(suite)) {
      for (int round = 0; round <= options.rounds(); round++) {
        for (int i = 0; i < things.size(); i++) {
          Thing thing = things.get(i);
          Duration time = round == 0 ? options.warmUp() : options.time();
          Duration front = processorTime(thing.front());
          Duration back = processorTime(thing.back());
          Figure.Round measured = new ConcurrentCallers(thing.askers()).run(thing.question(), time);
          out.printf(
              "%,d topics, %s: %s, %,.0f a second%n",
              topics,
              round == 0 ? "warm-up" : "round " + round,
              thing.name(),
              measured.answered() * 1e9 / measured.nanos());
          // What was sent counts before anything else is measured.
          progress.awaitEnd();
          if (round > 0) {
            figures.get(i).add(measured);
            figures
                .get(i)
                .took(
                    processorTime(thing.front()).minus(front),
                    processorTime(thing.back()).minus(back));
          }
        }
      }
    }
    return figures;
  }

  private static Duration processorTime(@Nullable Program program) {
    return program == null ? Duration.ZERO : program.processorTime();
  }

  /// Requests for many learners.
  private List<byte[]> requests(String path, String header, String json) {
    return IntStream.range(0, Math.min(REQUESTS, options.learners()))
        .mapToObj(i ->
            Connection.request(
                path.formatted(WireLearners.id(i, options.learners())), header, json))
        .toList();
  }

  private static String event(Suite suite, String roadmap) {
    String topic =
        suite
            .driver()
            .executableQuery(
                "MATCH (:Roadmap {id: $roadmap})-[:INCLUDES]->(t:Topic) RETURN t.id AS id ORDER BY id LIMIT 1")
            .withParameters(Map.of("roadmap", roadmap))
            .execute()
            .records()
            .getFirst()
            .get("id")
            .asString();
    return "{\"topicId\":\"%s\",\"practised\":{\"correct\":true}}".formatted(topic);
  }

  /// How long an answer is, in the middle.
  private int bytes(int port, String steps) throws IOException {
    List<Integer> lengths = new ArrayList<>();
    try (Connection connection = new Connection(port)) {
      for (byte[] request : requests(steps, "", "").subList(0, Math.min(50, options.learners()))) {
        lengths.add(connection.send(request).bytes());
      }
    }
    lengths.sort(Comparator.naturalOrder());
    return lengths.get(lengths.size() / 2);
  }

  private static boolean answers(int port, String path) {
    return Http.get(URI.create("http://127.0.0.1:" + port + path)).status() == 200;
  }

  private static String token(String issuer) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(issuer + "/token"))
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "grant_type=client_credentials&client_id=wire&client_secret=any&learner=wire"
                        + "&learners=*&scope=recommendations%3Aread"))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
      return JSON.readTree(answer).path("access_token").asText();
    }
  }
}

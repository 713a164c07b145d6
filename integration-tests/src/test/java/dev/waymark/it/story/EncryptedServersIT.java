package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi;
import dev.waymark.it.suite.EncryptedSuite;
import dev.waymark.it.suite.EncryptedSuite.Access;
import dev.waymark.it.suite.Program;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/// The packaged programs on a Neo4j and a Kafka that listen with TLS alone and ask for passwords.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
final class EncryptedServersIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final EncryptedSuite suite = new EncryptedSuite();

  @BeforeAll
  void publish() throws InterruptedException {
    try (Program seed = suite.seed(suite.right())) {
      assertThat(seed.runToEnd()).as(seed.printed()).isZero();
    }
  }

  @AfterAll
  void stop() {
    suite.close();
  }

  @Test
  void anEventGoesInAndTheNextStepComesOut() throws InterruptedException {
    int grpc = EncryptedSuite.port();
    int http = EncryptedSuite.port();
    int management = EncryptedSuite.port();
    RestApi rest = EncryptedSuite.at(http);
    try (Program recommender = suite.recommender(suite.right(), grpc, management);
        Program gateway = suite.gateway(suite.right(), grpc, http)) {
      recommender.start();
      gateway.start();
      recommender.awaitReady(EncryptedSuite.at(management).base().resolve("/q/health/ready"));
      gateway.awaitReady(rest.base().resolve("/v1/roadmaps"));
      LearnerApi learner = LearnerApi.unknown(rest);

      String token = learner.send(practised(TOPIC, true));

      assertThat(learner.nextSteps(ROADMAP, token).path("steps")).isNotEmpty();
      assertThat(learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt())
          .isEqualTo(1);
    }
  }

  @Test
  void theSimulatorAndTheTrainerReachTheLogToo() throws InterruptedException {
    var simulated = suite.command(suite.right(), "simulate", "--learners=2", "--days=1");
    assertThat(simulated.exitCode()).as(simulated.printed()).isZero();
    var trained = suite.command(suite.mistrusting(), "train", "--dry-run");
    assertThat(trained.exitCode()).as(trained.printed()).isNotZero();
    assertThat(trained.printed()).contains("SSL");
  }

  @Test
  void publishingEndsInALineThatSaysWhatIsWrong() throws InterruptedException {
    assertThat(publishing(suite.wrongForNeo4j()))
        .contains("Neo4j at bolt+s://", "refuses user neo4j", "--neo4j-password-env");
    assertThat(publishing(suite.wrongForKafka())).contains("Kafka at", "Authentication failed");
    assertThat(publishing(suite.mistrusting()))
        .contains("There is no TLS with Neo4j at bolt+s://", "--neo4j-ca");
  }

  @Test
  void aRecommenderSaysInALineWhatIsWrong() {
    assertThat(recommending(suite.wrongForNeo4j(), "The graph can't be read"))
        .contains("unauthorized");
    assertThat(recommending(suite.mistrusting(), "The graph can't be read"))
        .contains("secured connection");
    assertThat(recommending(suite.wrongForKafka(), "Kafka does not answer"))
        .contains("Authentication failed");
    assertThat(recommending(suite.mistrusting(), "Kafka does not answer")).contains("trust");
  }

  @Test
  void aGatewaySaysInALineWhatIsWrong() {
    assertThat(serving(suite.wrongForKafka())).contains("Authentication failed");
    assertThat(serving(suite.mistrusting())).contains("trust");
  }

  /// The last line of a publish that must not succeed.
  private String publishing(Access access) throws InterruptedException {
    try (Program seed = suite.seed(access)) {
      assertThat(seed.runToEnd()).isNotZero();
      String printed = seed.printed().strip();
      assertThat(printed).doesNotContain("\tat ");
      return printed.lines().reduce("", (before, line) -> line);
    }
  }

  /// The one line of a recommender with that text.
  private String recommending(Access access, String text) {
    try (Program recommender =
        suite.recommender(access, EncryptedSuite.port(), EncryptedSuite.port())) {
      return line(recommender, text);
    }
  }

  /// The one line of a gateway about Kafka.
  private String serving(Access access) {
    try (Program gateway = suite.gateway(access, EncryptedSuite.port(), EncryptedSuite.port())) {
      return line(gateway, "Kafka and the gateway do not accept each other");
    }
  }

  private static String line(Program program, String text) {
    program.start();
    await().atMost(PATIENCE).until(() -> program.printed().contains(text));
    String printed = program.printed();
    assertThat(printed).doesNotContain("\tat ");
    return printed
        .lines()
        .filter(line -> line.contains(text))
        .reduce((a, b) -> a + b)
        .orElseThrow();
  }
}

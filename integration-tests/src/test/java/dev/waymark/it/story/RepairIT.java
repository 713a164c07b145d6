package dev.waymark.it.story;

import static dev.waymark.it.client.Events.assessed;
import static dev.waymark.it.client.Events.known;
import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.it.client.Database;
import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript;
import dev.waymark.it.suite.WaymarkScript.Ran;
import dev.waymark.standalone.backends.Loopback;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `./waymark verify` and `./waymark rebuild`: what is stored against the log.
@ExtendWith(SharedSuite.class)
final class RepairIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final RunningSuite suite;
  private final KafkaLog log;
  private final Database database;
  private final LearnerApi ada;
  private final LearnerApi bea;
  private final LearnerApi gone;

  RepairIT(RunningSuite suite) {
    this.suite = suite;
    this.log = new KafkaLog(suite.kafkaBootstrapServers());
    this.database = new Database(suite);
    this.ada = LearnerApi.unknown(suite.rest());
    this.bea = LearnerApi.unknown(suite.rest());
    this.gone = LearnerApi.unknown(suite.rest());
  }

  @AfterEach
  void disconnect() {
    log.close();
    database.close();
  }

  @Test
  void verifyNamesWhatWasTamperedWithAndARebuildOfAnEmptyDatabaseGivesBackWhatWasHeld()
      throws Exception {
    learn();
    List<JsonNode> before = List.of(held(ada), held(bea));
    List<JsonNode> shown = List.of(mastery(ada), mastery(bea));
    assertOperator(0, " 0 differences", "verify");

    database.run(
        "MATCH (:Learner {id: $id})-[p:PROGRESS]->() SET p.attempts = p.attempts + 1",
        Map.of("id", ada.id()));
    database.run("MATCH (l:Learner {id: $id}) DETACH DELETE l", Map.of("id", bea.id()));
    assertThat(assertOperator(1, "Learner " + ada.id() + " differs from the log.", "verify"))
        .contains("Learner " + bea.id() + " differs from the log.");

    assertOperator(2, "Missing required option: '--yes'", "rebuild");
    assertOperator(2, "A recommender reads the log", "rebuild", "--yes");
    assertThat(database.mentions(ada.id())).isPositive();

    suite.recommender().stop();
    long deadLetters = log.deadLetters();
    try {
      database.run("MATCH (l:Learner) DETACH DELETE l", Map.of());
      database.run("MATCH (p:PartitionOffset) DELETE p", Map.of());
      assertOperator(0, "Rebuilt from ", "rebuild", "--yes");
      assertOperator(0, " 0 differences", "verify");
    } finally {
      suite.recommender().start();
      suite.awaitRecommender();
    }

    assertThat(List.of(held(ada), held(bea))).isEqualTo(before);
    assertAlike(mastery(ada), shown.get(0));
    assertAlike(mastery(bea), shown.get(1));
    assertThat(database.mentions(gone.id())).isZero();
    assertThat(gone.export().path("progress")).isEmpty();
    assertThat(log.deadLetters()).isEqualTo(deadLetters);
  }

  @Test
  void aRebuildThatIsInterruptedSaysWhatToDoAndIsRunAgain() throws Exception {
    learn();
    JsonNode before = held(ada);
    suite.recommender().stop();
    try {
      // Nobody can be removed while somebody holds a learner: that is where it is interrupted.
      try (Database.Hold _ = database.hold(ada.id());
          WaymarkScript rebuild = suite.startOperator("rebuild", "--yes")) {
        await()
            .atMost(Duration.ofSeconds(60))
            .until(() ->
                database.number(
                        "MATCH (p:PartitionOffset) WHERE p.erasing RETURN count(p)", Map.of())
                    > 0);
        rebuild.signal("INT");
        Ran ran = rebuild.awaitEnd();
        assertThat(ran.exitCode()).isNotZero();
        assertThat(ran.printed()).contains("The rebuild was interrupted", "Run it again");
      }
      suite.recommender().start();
      await()
          .atMost(Duration.ofSeconds(60))
          .until(() -> suite.recommender().printed().contains("A rebuild was interrupted before"));
      suite.recommender().stop();
      assertOperator(0, "Rebuilt from ", "rebuild", "--yes");
    } finally {
      suite.recommender().start();
      suite.awaitRecommender();
    }

    assertThat(held(ada)).isEqualTo(before);
  }

  @Test
  void aServerThatDoesNotAnswerIsToldInALine() throws Exception {
    Ran ran = WaymarkScript.run("verify", "--neo4j=bolt://127.0.0.1:" + Loopback.freePort());

    assertThat(ran.exitCode()).as(ran.printed()).isEqualTo(2);
    assertThat(ran.printed()).contains("Not done: Unable to connect to 127.0.0.1:");
    assertThat(ran.printed()).doesNotContain("\tat ");
  }

  private void learn() {
    gone.send(practised(TOPIC, true));
    gone.prefer("{\"goals\":[{\"roadmapId\":\"ml-engineer\"}]}");
    ada.send(practised(TOPIC, true), practised(TOPIC, false), assessed("sql.select", 0.75));
    bea.send(known("sql.select"), practised("sql.filtering", true));
    gone.erase();
    mastery(ada, ada.prefer("{\"goals\":[{\"topicIds\":[\"%s\"]}]}".formatted(TOPIC)));
    mastery(bea, bea.send(practised(TOPIC, false)));
  }

  private String assertOperator(int exitCode, String printed, String... command)
      throws InterruptedException {
    Ran ran = suite.operator(command);
    assertThat(ran.exitCode()).as(ran.printed()).isEqualTo(exitCode);
    assertThat(ran.printed()).contains(printed).doesNotContain("org.apache.kafka");
    return ran.printed();
  }

  /// The export, but for when it was made and in how many commits.
  private static JsonNode held(LearnerApi learner) {
    ObjectNode document = learner.export();
    document.remove(List.of("exportedAt", "revision"));
    return document;
  }

  private static JsonNode mastery(LearnerApi learner) {
    return mastery(learner, "");
  }

  /// What is known of each topic, but for the forecast, which follows the minutes since the last
  /// answer.
  private static JsonNode mastery(LearnerApi learner, String token) {
    JsonNode topics = learner.read("mastery?roadmap=" + ROADMAP, token).path("topics");
    topics.forEach(topic -> ((ObjectNode) topic).remove("successProbability"));
    return topics;
  }

  /// The same, but for what is forgotten in the meantime.
  private static void assertAlike(JsonNode now, JsonNode before) {
    assertThat(now.size()).isEqualTo(before.size());
    for (int i = 0; i < now.size(); i++) {
      double known = before.get(i).path("mastery").asDouble();
      assertThat(now.get(i).path("mastery").asDouble()).isCloseTo(known, within(0.005));
      assertThat(without(now.get(i))).isEqualTo(without(before.get(i)));
    }
  }

  private static JsonNode without(JsonNode topic) {
    ObjectNode copy = topic.deepCopy();
    copy.remove("mastery");
    return copy;
  }
}

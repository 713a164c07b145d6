package dev.waymark.recommender.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.recommender.fixture.Neo4jCurriculumFixture;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.SmallCurriculum;
import dev.waymark.standalone.BackendsProcess;
import io.quarkus.test.junit.main.LaunchResult;
import io.quarkus.test.junit.main.QuarkusMainLauncher;
import io.quarkus.test.junit.main.QuarkusMainTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Session;

/// The commands for operators, each a run of the program, one after the other over one log.
@QuarkusMainTest
class CommandTest {
  /// What the commands set, and what points them here.
  private static final List<String> PROPERTIES =
      List.of(
          "quarkus.neo4j.uri",
          "kafka.bootstrap.servers",
          "quarkus.grpc.server.port",
          "quarkus.management.port",
          "quarkus.log.level",
          "waymark.recommender.serve");

  private static @Nullable BackendsProcess backends;

  private static BackendsProcess running() {
    BackendsProcess started = backends;
    if (started == null) {
      throw new IllegalStateException("not started");
    }
    return started;
  }

  @BeforeAll
  static void start() throws IOException {
    backends = BackendsProcess.start(Files.createTempDirectory(Path.of("target"), "backends-"));
    System.setProperty("quarkus.neo4j.uri", running().boltUri());
    System.setProperty("kafka.bootstrap.servers", running().kafkaBootstrapServers());
    try (var curriculum = new Neo4jCurriculumFixture(running().boltUri())) {
      curriculum.createConstraints();
      curriculum.publish(SmallCurriculum.FIRST, 1);
    }
  }

  @AfterAll
  static void stop() {
    running().close();
    PROPERTIES.forEach(System::clearProperty);
  }

  /// Every learner, every statistic and every place, but for revisions, which count commits.
  private static List<String> state(Neo4jCurriculumFixture curriculum) {
    List<String> rows = new ArrayList<>();
    for (String cypher :
        List.of(
            "MATCH (l:Learner) RETURN l.id + toString(l.attempts) + l.lastTopicId AS row ORDER BY row",
            "MATCH (l:Learner)-[p:PROGRESS]->(t:Topic) RETURN l.id + t.id + toString(p.attempts) + toString(p.gain) AS row ORDER BY row",
            "MATCH (p:PartitionOffset) RETURN p.partition + '@' + p.next AS row ORDER BY row")) {
      try (Session session = curriculum.driver().session()) {
        session.run(cypher).forEachRemaining(it -> rows.add(it.get("row").asString()));
      }
    }
    return rows;
  }

  private static long run(Neo4jCurriculumFixture curriculum, String cypher) {
    try (Session session = curriculum.driver().session()) {
      return session.run(cypher).single().get(0).asLong();
    }
  }

  private static long attempts(Neo4jCurriculumFixture curriculum, String learner, String topic) {
    return run(
        curriculum,
        "MATCH (:Learner {id: '%s'})-[p:PROGRESS]->(:Topic {id: '%s'}) RETURN coalesce(sum(p.attempts), 0)"
            .formatted(learner, topic));
  }

  private static String ok(QuarkusMainLauncher launcher, String... arguments) {
    LaunchResult result = launcher.launch(arguments);
    assertThat(result.exitCode()).as(result.getOutput()).isZero();
    return result.getOutput();
  }

  private static void send(ProgressSender sender) {
    for (int i = 0; i < 60; i++) {
      sender.practised("e" + i, "ada" + i % 5, i % 2 == 0 ? "sql" : "vectors", i % 3 != 0);
    }
    sender.practised("gone", "gone", "sql", true);
    var erased = ProgressSender.binaryHeaders("x1", "application/json");
    erased.put("ce_type", "dev.waymark.learner.erased.v1");
    sender.send("gone", "{\"learnerId\":\"gone\"}".getBytes(StandardCharsets.UTF_8), erased);
    sender.practised("late", "lea", "probability", true);
    var misrouted =
        new ProducerRecord<byte[], byte[]>(
            ProgressSender.TOPIC,
            0,
            null,
            ProgressSender.json("max", "sql", "\"practised\":{\"correct\":true}")
                .getBytes(StandardCharsets.UTF_8));
    ProgressSender.binaryHeaders("m1", "application/json")
        .forEach(
            (name, text) -> misrouted.headers().add(name, text.getBytes(StandardCharsets.UTF_8)));
    sender.send(misrouted);
  }

  @Test
  void stateIsRebuiltVerifiedAndMendedFromTheLog(QuarkusMainLauncher launcher) {
    // Creates the topics, and finds nothing to do.
    ok(launcher, "rebuild", "--yes");
    try (var sender = new ProgressSender(running().kafkaBootstrapServers());
        var curriculum = new Neo4jCurriculumFixture(running().boltUri())) {
      send(sender);
      ok(launcher, "rebuild", "--yes");
      // What was misrouted stands in its place by now.
      ok(launcher, "rebuild", "--yes");
      List<String> built = state(curriculum);
      assertThat(built).hasSizeGreaterThan(15);
      assertThat(attempts(curriculum, "max", "sql")).isEqualTo(1);
      assertThat(run(curriculum, "MATCH (l:Learner {id: 'gone'}) RETURN count(l)")).isZero();
      assertThat(ok(launcher, "verify")).contains(" 0 differences");

      run(
          curriculum,
          "MATCH (:Learner {id: 'ada0'})-[p:PROGRESS]->(:Topic {id: 'sql'}) SET p.attempts = p.attempts + 1 RETURN 1");
      LaunchResult differs = launcher.launch("verify");
      assertThat(differs.exitCode()).isEqualTo(1);
      assertThat(differs.getOutput())
          .contains("Learner ada0 differs from the log.", " 1 differences");

      // Interrupted after it had removed everything and before it had read anything.
      run(
          curriculum,
          "MATCH (p:PartitionOffset) SET p.readBefore = p.next, p.next = 0, p.announced = 0 RETURN count(p)");
      run(curriculum, "MATCH (l:Learner) DETACH DELETE l RETURN count(*)");
      ok(launcher, "rebuild", "--yes");
      assertThat(state(curriculum)).isEqualTo(built);
      // Into a database without any state.
      run(curriculum, "MATCH (p:PartitionOffset) DELETE p RETURN count(*)");
      run(curriculum, "MATCH (l:Learner) DETACH DELETE l RETURN count(*)");
      ok(launcher, "rebuild", "--yes");
      assertThat(state(curriculum)).isEqualTo(built);

      assertThat(ok(launcher, "dlq", "list")).contains("0-0  UNKNOWN_TOPIC", "1 dead letters");
      assertThat(ok(launcher, "dlq", "show", "0-0"))
          .contains("waymark-dlq-reason: UNKNOWN_TOPIC", "key: lea", "\"topicId\":\"probability\"");
      assertThat(launcher.launch("dlq", "show", "0-99").exitCode()).isEqualTo(1);
      curriculum.publish(SmallCurriculum.with("probability"), 2);
      assertThat(ok(launcher, "dlq", "replay", "--reason", "UNKNOWN_TOPIC"))
          .contains("1 records appended");
      assertThat(launcher.launch("dlq", "replay", "0-0").exitCode()).isEqualTo(1);
      assertThat(ok(launcher, "dlq", "list")).contains("(replayed)");
      ok(launcher, "rebuild", "--yes");
      assertThat(attempts(curriculum, "lea", "probability")).isEqualTo(1);
      assertThat(ok(launcher, "verify")).contains(" 0 differences");
    }
  }
}

package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.Installation;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript.Ran;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// `./waymark dlq`: records that could not be applied, and how an operator puts them back.
@ExtendWith(SharedSuite.class)
final class DeadLettersIT {

  private static final String ROADMAP = "baking";
  private static final String TOPIC = "baking.sourdough";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  private final RunningSuite suite;
  private final KafkaLog log;
  private final LearnerApi early;
  private final LearnerApi garbled;

  DeadLettersIT(RunningSuite suite) {
    this.suite = suite;
    this.log = new KafkaLog(suite.kafkaBootstrapServers());
    this.early = LearnerApi.unknown(suite.rest());
    this.garbled = LearnerApi.unknown(suite.rest());
  }

  @AfterEach
  void disconnect() {
    log.close();
  }

  @Test
  void whatCouldNotCountIsListedAndShownAndCountsOnceWhenItIsReplayed(@TempDir Path curriculum)
      throws Exception {
    early.send(practised(TOPIC, true));
    log.send(garbled.id(), "not even JSON".getBytes(UTF_8), Map.of());
    Map<String, String> tooEarly = log.deadLetterOf(early.id());
    Map<String, String> noEvent = log.deadLetterOf(garbled.id());

    String listed = done("dlq", "list");

    assertThat(line(listed, tooEarly)).contains("UNKNOWN_TOPIC", TOPIC).doesNotContain("replayed");
    assertThat(line(listed, noEvent)).contains("NOT_CLOUDEVENT").doesNotContain("replayed");
    assertThat(done("dlq", "show", id(listed, tooEarly)))
        .contains("waymark-dlq-reason: UNKNOWN_TOPIC", "key: " + early.id(), TOPIC);

    publishWithBaking(curriculum);
    String[] replay = {"dlq", "replay", id(listed, tooEarly), id(listed, noEvent)};
    assertThat(done(replay)).contains("2 records appended to the log again");

    await().atMost(TIMEOUT).untilAsserted(() -> assertThat(attempts("")).isEqualTo(1));
    await()
        .atMost(TIMEOUT)
        .until(() -> log.records("waymark.progress.v1.dlq", garbled.id()).size() == 2);
    Ran again = suite.operator(replay);
    assertThat(again.exitCode()).as(again.printed()).isEqualTo(1);
    assertThat(again.printed()).contains("0 records", "There is no dead letter");
    assertThat(attempts(early.send(practised(TOPIC, false)))).isEqualTo(2);
    String listedAgain = done("dlq", "list");
    assertThat(line(listedAgain, tooEarly)).endsWith("(replayed)");
    assertThat(line(listedAgain, noEvent)).endsWith("(replayed)");
  }

  private int attempts(String token) {
    return early.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt();
  }

  private String done(String... command) throws InterruptedException {
    Ran ran = suite.operator(command);
    assertThat(ran.exitCode()).as(ran.printed()).isZero();
    assertThat(ran.printed()).doesNotContain("org.apache.kafka");
    return ran.printed();
  }

  /// The line of a dead letter, which names where the record stands in the log.
  private static String line(String listed, Map<String, String> letter) {
    String origin =
        "%s-%s@%s"
            .formatted(
                letter.get("waymark-dlq-topic"),
                letter.get("waymark-dlq-partition"),
                letter.get("waymark-dlq-offset"));
    return listed.lines().filter(it -> it.contains(" " + origin + " ")).findFirst().orElseThrow();
  }

  private static String id(String listed, Map<String, String> letter) {
    return line(listed, letter).split(" ", 2)[0];
  }

  /// Publishes the roadmaps with one more, whose topic exists from then on.
  private void publishWithBaking(Path folder) throws IOException, InterruptedException {
    try (Stream<Path> files = Files.walk(Installation.curriculum())) {
      for (Path file : files.toList()) {
        Path copy = folder.resolve(Installation.curriculum().relativize(file));
        if (!Files.isDirectory(copy)) {
          Files.copy(file, copy);
        }
      }
    }
    Files.write(
        folder.resolve("topics/baking.yaml"),
        List.of(
            "topics:",
            "  - id: " + TOPIC,
            "    title: Sourdough",
            "    summary: Keeping a starter alive and baking with it. It needs no other leaven.",
            "    kind: SKILL",
            "    level: 1",
            "    minutes: 600",
            "resources:",
            "  - id: sourdough-book",
            "    title: A book on sourdough",
            "    author: A baker",
            "    url: https://example.org/sourdough",
            "    type: BOOK",
            "    access: FREE",
            "    language: en",
            "    minutes: 300",
            "    level: 1",
            "    teaches:",
            "      - {topic: " + TOPIC + ", coverage: 1}"));
    Files.write(
        folder.resolve("roadmaps/baking.yaml"),
        List.of(
            "roadmap:",
            "  id: " + ROADMAP,
            "  title: Baking",
            "  summary: From flour to bread.",
            "  version: \"1\"",
            "  sections:",
            "    - title: Bread",
            "      topics:",
            "        - " + TOPIC));
    suite.publish(folder);
    await()
        .atMost(TIMEOUT)
        .until(
            () -> suite.rest().get("/v1/learners/ada/mastery?roadmap=" + ROADMAP).status() == 200);
  }
}

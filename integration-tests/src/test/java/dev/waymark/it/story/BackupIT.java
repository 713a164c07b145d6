package dev.waymark.it.story;

import static dev.waymark.it.client.Events.assessed;
import static dev.waymark.it.client.Events.known;
import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.WaymarkScript;
import dev.waymark.it.suite.WaymarkUp;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What `docs/how-to/back-up-and-restore.md` says: which copies give everything back.
final class BackupIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final List<String> KEYS = List.of("log.key", "models.key", "models.pub");

  @TempDir private Path folder;

  /// What the learners had when the last copy was made.
  private record Held(JsonNode ada, JsonNode bea) {

    static Held now(WaymarkUp up) {
      return new Held(export(up, "ada"), export(up, "bea"));
    }

    /// The export, but for when it was made and in how many commits.
    private static JsonNode export(WaymarkUp up, String learner) {
      ObjectNode document = new LearnerApi(up.rest(), learner).export();
      document.remove(List.of("exportedAt", "revision"));
      return document;
    }
  }

  @Test
  void theLogWithItsKeysGivesBackEverything() throws Exception {
    Path original = folder.resolve("original");
    Path restored = Files.createDirectory(folder.resolve("restored"));
    Held held = learn(original);

    // Nothing of Neo4j.
    copy(original.resolve("kafka"), restored.resolve("kafka"));
    for (String key : KEYS) {
      copy(original.resolve(key), restored.resolve(key));
    }

    assertGivesBack(restored, held);
  }

  private static Held learn(Path data) throws Exception {
    try (WaymarkUp up = WaymarkUp.start(data)) {
      up.awaitReady();
      LearnerApi ada = new LearnerApi(up.rest(), "ada");
      LearnerApi bea = new LearnerApi(up.rest(), "bea");
      LearnerApi gone = new LearnerApi(up.rest(), "gone");
      gone.mastery(ROADMAP, TOPIC, gone.send(practised(TOPIC, true)));
      gone.erase();
      ada.send(practised(TOPIC, true), practised(TOPIC, false), assessed("sql.select", 0.75));
      String token = ada.prefer("{\"goals\":[{\"topicIds\":[\"%s\"]}]}".formatted(TOPIC));
      ada.mastery(ROADMAP, TOPIC, token);
      bea.mastery(ROADMAP, TOPIC, bea.send(known("sql.select"), practised("sql.filtering", true)));
      Held held = Held.now(up);
      stop(up);
      return held;
    }
  }

  private static void assertGivesBack(Path data, Held held) throws Exception {
    try (WaymarkUp up = WaymarkUp.start(data)) {
      up.awaitReady();
      await()
          .atMost(Duration.ofSeconds(60))
          .untilAsserted(() -> assertThat(Held.now(up)).isEqualTo(held));
      assertThat(new LearnerApi(up.rest(), "gone").export().path("progress")).isEmpty();

      WaymarkScript.Ran verified = up.operator("verify");
      assertThat(verified.exitCode()).as(verified.printed()).isZero();
      assertThat(verified.printed()).contains(" 0 differences");

      // And life goes on.
      LearnerApi ada = new LearnerApi(up.rest(), "ada");
      String token = ada.send(practised(TOPIC, true));
      JsonNode evidence = ada.mastery(ROADMAP, TOPIC, token).path("evidence");
      assertThat(evidence.path("attempts").asInt()).isEqualTo(3);
      stop(up);
    }
  }

  private static void stop(WaymarkUp up) throws Exception {
    up.signal("TERM");
    up.awaitEnd();
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> all = Files.walk(from)) {
      for (Path path : all.toList()) {
        Files.copy(path, to.resolve(from.relativize(path).toString()));
      }
    }
  }
}

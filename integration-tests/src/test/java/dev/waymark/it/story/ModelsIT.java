package dev.waymark.it.story;

import static dev.waymark.it.client.LearnerApi.texts;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript;
import dev.waymark.it.suite.WaymarkScript.Ran;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Trained models in a running suite: published, refused, taken back, over restarts.
@ExtendWith(SharedSuite.class)
final class ModelsIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String UNTRAINED = "bkt-7";
  private static final String TOPIC = "waymark.models.v1";
  private static final String IN_USE = "recommender";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final Pattern PUBLISHED = Pattern.compile("Published (forecast-[0-9a-f]{12})\\.");

  private final RunningSuite suite;
  private final KafkaLog kafka;
  private final LearnerApi learner;

  ModelsIT(RunningSuite suite) {
    this.suite = suite;
    this.kafka = new KafkaLog(suite.kafkaBootstrapServers());
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @AfterEach
  void withdraw() throws InterruptedException {
    trainer("rollback", "--to=untrained");
    awaitServing(UNTRAINED);
    kafka.close();
  }

  @Test
  void thePublishedModelServesOverRestartsUntilAnotherTakesItsPlaceOrItIsTakenBack(
      @TempDir Path folder) throws Exception {
    assertThat(serving()).isEqualTo(UNTRAINED);
    Path log = folder.resolve("events.ndjson");
    printed(
        WaymarkScript.run(
            "simulate", "--learners=40", "--events=3000", "--seed=7", "--out=" + log));

    String good = train(log, "1");
    awaitServing(good);
    assertThat(texts(learner.nextSteps(ROADMAP, ""), "steps", "topicId")).isNotEmpty();
    for (String question : new String[] {"path?hoursPerWeek=6&", "mastery?", "placement?"}) {
      assertThat(learner.read(question + "roadmap=" + ROADMAP, "").path("modelVersion").asText())
          .as(question)
          .isEqualTo(good);
    }

    kafka.send(TOPIC, IN_USE, "no model".getBytes(UTF_8));
    awaitRefused("UNSIGNED", 1);
    kafka.send(TOPIC, IN_USE, null);
    awaitRefused("UNSIGNED", 2);
    kafka.send(TOPIC, IN_USE, new byte[5 << 20]);
    awaitRefused("TOO_LARGE", 1);
    assertThat(serving()).isEqualTo(good);
    assertThat(suite.recommender().printed())
        .contains("is refused: ", "Model " + good + " keeps serving.");

    restart();
    assertThat(serving()).isEqualTo(good);
    awaitRefused("UNSIGNED", 2);
    awaitRefused("TOO_LARGE", 1);

    String other = train(log, "50");
    assertThat(other).isNotEqualTo(good);
    awaitServing(other);
    assertThat(trainer("rollback")).contains(good + " is in use in place of " + other + ".");
    awaitServing(good);
    restart();
    assertThat(serving()).isEqualTo(good);
  }

  private String train(Path log, String lambda) throws InterruptedException {
    String printed = trainer("train", "--force", "--lambda=" + lambda, "--log=" + log);
    Matcher published = PUBLISHED.matcher(printed);
    assertThat(published.find()).as(printed).isTrue();
    return published.group(1);
  }

  private String trainer(String... command) throws InterruptedException {
    return printed(suite.trainer(command));
  }

  private static String printed(Ran ran) {
    assertThat(ran.exitCode()).as(ran.printed()).isZero();
    assertThat(ran.printed()).doesNotContain("org.apache.kafka");
    return ran.printed();
  }

  private String serving() {
    return learner.nextSteps(ROADMAP, "").path("modelVersion").asText();
  }

  private void awaitServing(String version) {
    await().atMost(TIMEOUT).until(this::serving, version::equals);
  }

  /// Waits for the metric that counts refusals for the reason since the start.
  private void awaitRefused(String reason, int times) {
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(suite.management().get("/q/metrics").text())
                .contains(
                    "waymark_models_refused_total{reason=\"%s\"} %d.0".formatted(reason, times)));
  }

  private void restart() throws InterruptedException {
    suite.recommender().stop();
    suite.recommender().start();
    suite.awaitRecommender();
  }
}

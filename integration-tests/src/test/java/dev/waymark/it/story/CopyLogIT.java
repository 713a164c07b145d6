package dev.waymark.it.story;

import static dev.waymark.it.client.Events.known;
import static dev.waymark.it.client.Events.practised;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.it.suite.WaymarkScript.Ran;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// `./waymark copy-log`: a log in which nothing is left of erased learners.
@ExtendWith(SharedSuite.class)
final class CopyLogIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";
  private static final String UNKNOWN = "nowhere.nothing";
  private static final String LOG = "waymark.progress.v1";

  private final String target = "waymark.progress.copy-" + UUID.randomUUID();
  private final Map<String, String> onTheCopy =
      Map.of(
          "WAYMARK_RECOMMENDER_PROGRESS_TOPIC",
          target,
          "WAYMARK_RECOMMENDER_PROGRESS_DEAD_LETTER_TOPIC",
          target + ".dlq");

  private final RunningSuite suite;
  private final KafkaLog log;
  private final LearnerApi stays;
  private final LearnerApi gone;
  private final LearnerApi returns;

  CopyLogIT(RunningSuite suite) {
    this.suite = suite;
    this.log = new KafkaLog(suite.kafkaBootstrapServers());
    this.stays = LearnerApi.unknown(suite.rest());
    this.gone = LearnerApi.unknown(suite.rest());
    this.returns = LearnerApi.unknown(suite.rest());
  }

  @AfterEach
  void disconnect() {
    log.close();
  }

  @Test
  void nothingOfAnErasedLearnerIsInTheCopyAndEveryoneElseIs() throws Exception {
    learn();
    operator(2, "A recommender reads the log", Map.of(), "copy-log", "--to=" + target);

    suite.recommender().stop();
    try {
      stays.send(practised(TOPIC, true));
      operator(2, " records do not count yet", Map.of(), "copy-log", "--to=" + target);
      suite.recommender().start();
      suite.awaitRecommender();
      attempts(stays, stays.send(practised(TOPIC, false)));
      suite.recommender().stop();

      String printed =
          operator(
              0,
              "records copied to " + target,
              Map.of(),
              "copy-log",
              "--to=" + target,
              "--partitions=4");
      assertThat(printed).contains("waymark.gateway.progress.topic=" + target);
      operator(2, "There is a topic " + target, Map.of(), "copy-log", "--to=" + target);

      for (String topic : List.of(target, target + ".dlq")) {
        assertThat(log.records(topic, it -> mentions(it, gone.id()))).isEmpty();
      }
      assertThat(log.records(LOG + ".dlq", it -> mentions(it, gone.id()))).isNotEmpty();
      assertThat(log.records(target, it -> it.partition() >= 4)).isEmpty();
      assertThat(copied(stays)).hasSize(4).noneMatch(it -> it.contains(UNKNOWN));
      assertThat(log.records(target + ".dlq", stays.id())).hasSize(1);
      // Only what was said after the erasure.
      assertThat(copied(returns)).hasSize(1);

      operator(0, " 0 differences", onTheCopy, "verify");
      operator(0, "Rebuilt from ", onTheCopy, "rebuild", "--yes");
      operator(0, " 0 differences", onTheCopy, "verify");
      operator(0, " 0 differences", Map.of(), "verify");
    } finally {
      suite.recommender().start();
      suite.awaitRecommender();
    }
    assertThat(attempts(stays, "")).isEqualTo(3);
    assertThat(attempts(returns, "")).isEqualTo(1);
  }

  private void learn() {
    stays.send(known("sql.select"));
    stays.send(practised(TOPIC, true), practised(UNKNOWN, true));
    gone.send(practised(TOPIC, true), practised(UNKNOWN, true));
    gone.prefer("{\"goals\":[{\"roadmapId\":\"ml-engineer\"}]}");
    returns.send(practised(TOPIC, true), practised(TOPIC, true));
    log.deadLetterOf(gone.id());
    log.deadLetterOf(stays.id());
    gone.erase();
    returns.erase();
    attempts(returns, returns.send(practised(TOPIC, false)));
  }

  private static int attempts(LearnerApi learner, String token) {
    return learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt();
  }

  private String operator(
      int exitCode, String expected, Map<String, String> environment, String... command)
      throws InterruptedException {
    Ran ran = suite.operator(environment, command);
    assertThat(ran.exitCode()).as(ran.printed()).isEqualTo(exitCode);
    assertThat(ran.printed()).contains(expected).doesNotContain("\tat ", "org.apache.kafka");
    return ran.printed();
  }

  private List<String> copied(LearnerApi learner) {
    return log.records(target, learner.id()).stream()
        .map(it -> new String(it.value(), ISO_8859_1))
        .toList();
  }

  private static boolean mentions(ConsumerRecord<String, byte[]> record, String id) {
    return id.equals(record.key())
        || headers(record).contains(id)
        || (record.value() != null && new String(record.value(), ISO_8859_1).contains(id));
  }

  private static String headers(ConsumerRecord<String, byte[]> record) {
    return StreamSupport.stream(record.headers().spliterator(), false)
        .map(it -> it.key() + "=" + (it.value() == null ? "" : new String(it.value(), ISO_8859_1)))
        .collect(Collectors.joining(" "));
  }
}

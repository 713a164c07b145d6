package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.Database;
import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RecommenderClient;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two recommenders that share the log.
@ExtendWith(SharedSuite.class)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
final class InstancesIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  /// Enough that each of the six partitions has some.
  private static final int LEARNERS = 30;

  private final RunningSuite suite;
  private final RecommenderClient first;
  private final RecommenderClient second;

  InstancesIT(RunningSuite suite) {
    this.suite = suite;
    this.first = new RecommenderClient(suite.grpcPort());
    this.second = new RecommenderClient(suite.second().grpcPort());
  }

  @BeforeAll
  static void startTheSecond(RunningSuite suite) {
    suite.second().program().start();
    suite.second().awaitReady();
    try (KafkaLog log = new KafkaLog(suite.kafkaBootstrapServers())) {
      await()
          .atMost(Duration.ofSeconds(30))
          .untilAsserted(() -> assertThat(log.partitionsByReader()).containsExactly(3, 3));
    }
  }

  @AfterAll
  static void stopTheSecond(RunningSuite suite) {
    suite.second().close();
  }

  @AfterEach
  void disconnect() {
    first.close();
    second.close();
  }

  @Test
  @Order(1)
  void eitherAnswersForEveryLearnerWithTheEventsThatTheTokenStandsFor() {
    for (LearnerApi learner : learners()) {
      String token = learner.send(practised(TOPIC, true));
      assertThat(second.attempts(learner.id(), ROADMAP, TOPIC, token)).isEqualTo(1);
      assertThat(first.attempts(learner.id(), ROADMAP, TOPIC, token)).isEqualTo(1);

      String next = learner.send(practised(TOPIC, false), practised("sql.select", true));
      assertThat(first.attempts(learner.id(), ROADMAP, TOPIC, next)).isEqualTo(2);
      assertThat(second.attempts(learner.id(), ROADMAP, TOPIC, next)).isEqualTo(2);
      assertThat(second.nextSteps(learner.id(), ROADMAP, next))
          .isEqualTo(first.nextSteps(learner.id(), ROADMAP, next));
    }
  }

  @Test
  @Order(2)
  void anErasedLearnerIsInNoStoreAndInNeitherAnswer() {
    List<LearnerApi> erased = learners().subList(0, 6);
    for (LearnerApi learner : erased) {
      learner.prefer("{\"goals\":[{\"roadmapId\":\"%s\"}]}".formatted(ROADMAP));
      String token = learner.send(practised(TOPIC, true));
      assertThat(first.attempts(learner.id(), ROADMAP, TOPIC, token)).isEqualTo(1);
      assertThat(second.attempts(learner.id(), ROADMAP, TOPIC, token)).isEqualTo(1);
    }

    erased.forEach(LearnerApi::erase);

    try (Database database = new Database(suite);
        KafkaLog log = new KafkaLog(suite.kafkaBootstrapServers())) {
      for (LearnerApi learner : erased) {
        assertThat(database.mentions(learner.id())).isZero();
        for (RecommenderClient instance : List.of(first, second)) {
          await()
              .atMost(Duration.ofSeconds(10))
              .untilAsserted(
                  () -> assertThat(instance.attempts(learner.id(), ROADMAP, TOPIC, "")).isZero());
          assertThat(instance.export(learner.id())).doesNotContain(TOPIC, ROADMAP);
        }
        await()
            .atMost(Duration.ofSeconds(10))
            .untilAsserted(() ->
                assertThat(
                        log.records("waymark.learner-updates.v1", learner.id()).getLast().value())
                    .isNull());
      }
    }
  }

  @Test
  @Order(3)
  void whenOneIsKilledTheOtherTakesOverWithinSecondsAndCountsAll() {
    List<LearnerApi> learners = learners();
    learners.forEach(it -> it.send(practised(TOPIC, true), practised(TOPIC, false)));
    suite.second().program().kill();
    long killed = System.nanoTime();
    Map<LearnerApi, String> tokens = new HashMap<>();
    learners.forEach(it -> tokens.put(it, it.send(practised(TOPIC, true))));

    tokens.forEach((learner, token) ->
        assertThat(learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt())
            .isEqualTo(3));

    // The group misses a silent member after 6 s; the rest is for a busy machine.
    assertThat(Duration.ofNanos(System.nanoTime() - killed)).isLessThan(Duration.ofSeconds(30));
  }

  private List<LearnerApi> learners() {
    return Stream.generate(() -> LearnerApi.unknown(suite.rest())).limit(LEARNERS).toList();
  }
}

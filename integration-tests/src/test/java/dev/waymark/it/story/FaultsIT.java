package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSuite.class)
final class FaultsIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final RunningSuite suite;

  FaultsIT(RunningSuite suite) {
    this.suite = suite;
  }

  @Test
  void killingTheRecommenderBetweenEventsLosesNothingAndDoublesNothing() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    List<LearnerApi> learners =
        Stream.generate(() -> LearnerApi.unknown(suite.rest())).limit(5).toList();
    List<String> sent = new ArrayList<>();
    for (int round = 0; round < 3; round++) {
      for (int i = 0; i < 20; i++) {
        sent.add(practised(TOPIC, i % 2 == 0));
        String event = sent.getLast();
        learners.forEach(it -> it.send(event));
      }
      // Whatever it was about to commit or to acknowledge is cut off at some point of that.
      pause(random.nextInt(30));
      suite.recommender().kill();
      suite.recommender().start();
    }
    suite.awaitRecommender();

    for (LearnerApi learner : learners) {
      // Sent again, as a client does that has seen no answer: none of them may count twice.
      String token = learner.send(sent.toArray(String[]::new));
      var evidence = learner.mastery(ROADMAP, TOPIC, token).path("evidence");
      assertThat(evidence.path("attempts").asInt()).isEqualTo(sent.size());
      assertThat(evidence.path("successes").asInt()).isEqualTo(sent.size() / 2);
    }
  }

  @Test
  void withoutTheRecommenderTheCatalogueAnswersAndEventsAreKept() throws Exception {
    LearnerApi learner = LearnerApi.unknown(suite.rest());
    suite.recommender().stop();
    String token;
    try {
      assertThat(suite.rest().get("/v1/roadmaps").status()).isEqualTo(200);
      assertThat(suite.rest().get("/v1/roadmaps/ml-engineer").status()).isEqualTo(200);
      assertThat(suite.rest().get("/v1/topics/" + TOPIC).status()).isEqualTo(200);
      assertThat(suite.rest().get("/v1/topics?q=eigen").status()).isEqualTo(200);
      for (String question : List.of("next-steps", "path", "mastery")) {
        Answer answer =
            suite.rest().get("/v1/learners/ada/%s?roadmap=%s".formatted(question, ROADMAP));
        assertThat(answer.status()).as(answer.text()).isEqualTo(503);
        assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
      }
      token = learner.send(practised(TOPIC, true));
    } finally {
      suite.recommender().start();
      suite.awaitRecommender();
    }

    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(suite.rest().get("/v1/learners/ada/next-steps?roadmap=" + ROADMAP).status())
                .isEqualTo(200));
    assertThat(learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt())
        .isEqualTo(1);
  }

  private static void pause(int millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}

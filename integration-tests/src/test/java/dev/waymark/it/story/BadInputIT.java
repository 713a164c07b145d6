package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collections;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@ExtendWith(SharedSuite.class)
final class BadInputIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final RunningSuite suite;
  private final LearnerApi learner;

  BadInputIT(RunningSuite suite) {
    this.suite = suite;
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @Test
  void anUnknownLearnerHasAnEmptyStateAndNoError() {
    assertThat(learner.mastery(ROADMAP, TOPIC, "").path("evidence").path("source").asText())
        .isEqualTo("NONE");
  }

  @ParameterizedTest
  @ValueSource(strings = {"next-steps", "path", "mastery"})
  void anUnknownRoadmapIsNamed(String question) {
    Answer answer =
        suite.rest().get("/v1/learners/ada/%s?roadmap=no-such-thing".formatted(question));

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text()).contains("no-such-thing");
  }

  @Test
  void malformedJsonIsRefused() {
    assertRefused(learner.post("{\"topicId\": "), 400);
  }

  @Test
  void twoKindsInOneEventAreRefused() {
    assertFieldRefused(
        "{\"topicId\":\"%s\",\"started\":{},\"reset\":{}}".formatted(TOPIC), "reset");
  }

  @Test
  void aScoreOutsideItsRangeIsRefused() {
    assertFieldRefused(Events.assessed(TOPIC, 1.5), "assessed.score");
    assertFieldRefused(Events.assessed(TOPIC, -0.1), "assessed.score");
  }

  @Test
  void aDateInTheFarFutureIsRefused() {
    assertFieldRefused(
        "{\"topicId\":\"%s\",\"occurredAt\":\"%s\",\"started\":{}}"
            .formatted(TOPIC, Instant.now().plus(400, ChronoUnit.DAYS)),
        "occurredAt");
  }

  @Test
  void idsThatAreTooLongOrHoldControlCharactersAreRefused() {
    assertFieldRefused(Events.known("x".repeat(129)), "topicId");
    assertFieldRefused(Events.known("a\\u0007b"), "topicId");
    assertRefused(new LearnerApi(suite.rest(), "x".repeat(129)).post(Events.known(TOPIC)), 400);
    assertRefused(new LearnerApi(suite.rest(), "a%07b").post(Events.known(TOPIC)), 400);
  }

  @Test
  void moreThanFiveHundredEventsAreTooMany() {
    String events = String.join(",", Collections.nCopies(501, Events.practised(TOPIC, true)));

    assertRefused(learner.post("[" + events + "]"), 413);
    assertNothingCounted();
  }

  @Test
  void moreThanAMebibyteIsTooMuch() {
    assertRefused(learner.post("[" + " ".repeat(1 << 20) + Events.known(TOPIC) + "]"), 413);
    assertNothingCounted();
  }

  @Test
  void oneBadEventLetsNoneOfTheRequestCount() {
    Answer answer =
        learner.post("[" + Events.practised(TOPIC, true) + "," + Events.assessed(TOPIC, 7) + "]");

    assertRefused(answer, 400);
    assertThat(answer.json().path("errors").path(0).path("index").asInt()).isEqualTo(1);
    assertNothingCounted();
  }

  private void assertFieldRefused(String event, String field) {
    Answer answer = learner.post(event);
    assertRefused(answer, 400);
    assertThat(LearnerApi.texts(answer.json(), "errors", "field")).contains(field);
    assertNothingCounted();
  }

  private static void assertRefused(Answer answer, int status) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
    assertThat(answer.json().path("detail").asText()).isNotEmpty();
  }

  /// A good event sent afterwards is the only one that counts.
  private void assertNothingCounted() {
    String token = learner.send(Events.practised("linear-algebra.matrices", true));
    assertThat(learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt())
        .isZero();
  }
}

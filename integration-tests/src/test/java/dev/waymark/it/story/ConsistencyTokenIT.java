package dev.waymark.it.story;

import static dev.waymark.it.client.Events.practised;
import static dev.waymark.it.client.LearnerApi.texts;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.client.Database;
import dev.waymark.it.client.ForgedTokens;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a consistency token promises, and what becomes of one that nobody gave.
@ExtendWith(SharedSuite.class)
final class ConsistencyTokenIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final RunningSuite suite;
  private final LearnerApi learner;

  ConsistencyTokenIT(RunningSuite suite) {
    this.suite = suite;
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @Test
  void aTokenThatIsNoneOfOursIsRefused() {
    assertRefused(ask("nonsense"), "unchanged");
    assertRefused(ask("x".repeat(80)), "unchanged");
    assertRefused(ask(LearnerApi.unknown(suite.rest()).send(practised(TOPIC, true))), "another");
  }

  @Test
  void aTokenThatSomebodyChangedIsRefused() {
    String token = learner.send(practised(TOPIC, true));

    assertRefused(
        ask(ForgedTokens.forged(token, it -> it.setNextOffset(it.getNextOffset() + 1_000_000))),
        "not one that this service gave");
    assertRefused(
        ask(ForgedTokens.forged(token, it -> it.setPartition(77))),
        "not one that this service gave");
    assertThat(ask(token).status()).isEqualTo(200);
  }

  @Test
  void eventsThatCannotCountInTimeAreToldByHowFarBehindTheyAreAndCountLater() {
    learner.nextSteps(ROADMAP, learner.send(practised(TOPIC, true)));
    String token;
    try (Database database = new Database(suite);
        Database.Hold _ = database.hold(learner.id())) {
      token = learner.send(practised(TOPIC, true));

      Answer answer = ask(token);

      assertThat(answer.status()).as(answer.text()).isEqualTo(503);
      assertThat(answer.json().path("type").asText())
          .isEqualTo("urn:waymark:problem:events-not-counted-yet");
      assertThat(answer.json().path("detail").asText()).contains("1 records behind");
      assertThat(answer.header("Retry-After")).matches("[1-9]\\d*");
      assertThat(suite.rest().get(question()).status()).isEqualTo(200);
    }

    assertThat(learner.mastery(ROADMAP, TOPIC, token).path("evidence").path("attempts").asInt())
        .isEqualTo(2);
  }

  private String question() {
    return "/v1/learners/%s/next-steps?roadmap=%s".formatted(learner.id(), ROADMAP);
  }

  private Answer ask(String token) {
    return suite.rest().get(question(), "Waymark-Consistency-Token", token);
  }

  private static void assertRefused(Answer answer, String why) {
    assertThat(answer.status()).as(answer.text()).isEqualTo(400);
    assertThat(answer.json().path("type").asText())
        .isEqualTo("urn:waymark:problem:invalid-request");
    assertThat(texts(answer.json(), "errors", "field"))
        .containsExactly("Waymark-Consistency-Token");
    assertThat(texts(answer.json(), "errors", "reason").getFirst()).contains(why);
  }
}

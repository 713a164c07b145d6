package dev.waymark.it.story;

import static dev.waymark.it.client.Events.mastered;
import static dev.waymark.it.client.LearnerApi.items;
import static dev.waymark.it.client.LearnerApi.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.client.RestApi.Answer;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// A learner whose goal is a topic or two rather than a roadmap.
@ExtendWith(SharedSuite.class)
final class TopicGoalsIT {

  private static final String GOAL = "linear-algebra.eigenvalues";
  private static final String PROFILE = "{\"goals\":[{\"topicIds\":[\"%s\"]}]}".formatted(GOAL);

  private final RunningSuite suite;
  private final LearnerApi learner;

  TopicGoalsIT(RunningSuite suite) {
    this.suite = suite;
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @Test
  void everyQuestionIsAnsweredForTheGoalAndWhatItNeedsAndNothingElse() {
    Set<String> needed = neededFor(GOAL);
    String token = learner.prefer(PROFILE);

    JsonNode steps = learner.read("next-steps?limit=50", token);
    JsonNode path = learner.read("path?hoursPerWeek=6", token);
    JsonNode placement = learner.read("placement", token);

    assertThat(texts(steps, "steps", "topicId")).isNotEmpty().isSubsetOf(needed);
    assertThat(steps.has("roadmapId")).isFalse();
    assertThat(texts(path, "steps", "topicId"))
        .containsExactlyInAnyOrderElementsOf(needed)
        .endsWith(GOAL);
    assertThat(texts(learner.read("mastery", token), "topics", "topicId"))
        .containsExactlyInAnyOrderElementsOf(needed);
    assertThat(placement.path("probe").path("topicId").asText()).isIn(needed);
  }

  @Test
  void whoTakesStepAfterStepReachesTheGoalByReadyTopicsOnly() {
    Set<String> needed = neededFor(GOAL);
    String token = learner.prefer(PROFILE);

    for (int taken = 0; taken <= needed.size() && !masters(GOAL, token); taken++) {
      String step = texts(learner.read("next-steps", token), "steps", "topicId").getFirst();
      assertThat(standing(step, token).path("ready").asBoolean()).as(step).isTrue();
      token = learner.send(mastered(step));
    }

    assertThat(masters(GOAL, token)).isTrue();
    assertThat(texts(learner.read("path?hoursPerWeek=6", token), "steps", "topicId"))
        .doesNotContain(GOAL);
  }

  @Test
  void aTopicBesideARoadmapIsServedToo() {
    String goals =
        "{\"goals\":[{\"roadmapId\":\"data-analyst\"},{\"topicIds\":[\"%s\"]}]}".formatted(GOAL);

    String token = learner.prefer(goals);

    assertThat(texts(learner.read("path?hoursPerWeek=6", token), "steps", "topicId"))
        .containsAll(neededFor(GOAL))
        .contains("analytics.dashboards");
  }

  @Test
  void aGoalThatIsNoTopicIsNamedAndTheProfileStays() {
    learner.prefer(PROFILE);

    Answer answer =
        suite
            .rest()
            .put(
                "/v1/learners/" + learner.id() + "/profile",
                "{\"goals\":[{\"topicIds\":[\"no-such-thing\"]}]}");

    assertThat(answer.status()).as(answer.text()).isEqualTo(404);
    assertThat(answer.json().path("detail").asText()).contains("no-such-thing");
    assertThat(learner.read("profile", "").path("goals").toString()).contains(GOAL);
  }

  @Test
  void withoutAnyGoalTheAnswerSaysHowToNameOne() {
    for (String question : List.of("next-steps", "path", "mastery", "placement")) {
      Answer answer = suite.rest().get("/v1/learners/" + learner.id() + "/" + question);

      assertThat(answer.status()).as(question).isEqualTo(400);
      assertThat(answer.json().path("type").asText()).isEqualTo("urn:waymark:problem:no-goal");
    }
  }

  private boolean masters(String topic, String token) {
    return standing(topic, token).path("mastered").asBoolean();
  }

  private JsonNode standing(String topic, String token) {
    return items(learner.read("mastery", token), "topics").stream()
        .filter(it -> it.path("topicId").asText().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  /// The topic and all behind it over HARD prerequisites, by the catalogue.
  private Set<String> neededFor(String goal) {
    Set<String> needed = new TreeSet<>();
    Deque<String> open = new ArrayDeque<>(List.of(goal));
    while (!open.isEmpty()) {
      String topic = open.pop();
      if (needed.add(topic)) {
        items(suite.rest().get("/v1/topics/" + topic).json(), "requires").stream()
            .filter(it -> it.path("strength").asText().equals("HARD"))
            .forEach(it -> open.push(it.path("topicId").asText()));
      }
    }
    return needed;
  }
}

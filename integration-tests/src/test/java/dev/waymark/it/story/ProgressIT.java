package dev.waymark.it.story;

import static dev.waymark.it.client.Events.known;
import static dev.waymark.it.client.Events.mastered;
import static dev.waymark.it.client.Events.practised;
import static dev.waymark.it.client.LearnerApi.items;
import static dev.waymark.it.client.LearnerApi.texts;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSuite.class)
final class ProgressIT {

  private static final String ROADMAP = "ml-engineer";

  private final RunningSuite suite;
  private final LearnerApi learner;

  ProgressIT(RunningSuite suite) {
    this.suite = suite;
    this.learner = LearnerApi.unknown(suite.rest());
  }

  @Test
  void aNewLearnerGetsStepsWithReasonsAndResources() {
    JsonNode answer = learner.nextSteps(ROADMAP, "");

    assertThat(items(answer, "steps"))
        .hasSize(5)
        .allSatisfy(step -> {
          assertThat(items(step, "reasons")).isNotEmpty();
          assertThat(items(step, "resources")).isNotEmpty();
          assertThat(step.path("minutes").asInt()).isPositive();
        });
    assertThat(answer.path("modelVersion").asText()).isNotEmpty();
  }

  @Test
  void noStepIsOfferedBeforeItsHardPrerequisitesAreReady() {
    String token = learner.send(mastered("linear-algebra.vectors"));

    for (String topic : texts(learner.nextSteps(ROADMAP, token), "steps", "topicId")) {
      assertThat(learner.mastery(ROADMAP, topic, token).path("ready").asBoolean())
          .as(topic)
          .isTrue();
    }
  }

  @Test
  void oneEventCountsInTheAnswerThatCarriesItsToken() {
    String topic = firstStep("");

    String token = learner.send(mastered(topic));

    assertThat(learner.mastery(ROADMAP, topic, token).path("mastered").asBoolean()).isTrue();
    assertThat(firstStep(token)).isNotEqualTo(topic);
  }

  @Test
  void severalEventsCountTogether() {
    String topic = firstStep("");

    String token =
        learner.send(practised(topic, true), practised(topic, false), practised(topic, true));

    JsonNode evidence = learner.mastery(ROADMAP, topic, token).path("evidence");
    assertThat(evidence.path("attempts").asInt()).isEqualTo(3);
    assertThat(evidence.path("successes").asInt()).isEqualTo(2);
    assertThat(evidence.path("source").asText()).isEqualTo("DIRECT");
  }

  @Test
  void anEventSentTwiceCountsOnce() {
    String topic = firstStep("");
    String event = practised(topic, true);

    learner.send(event);
    String token = learner.send(event);

    assertThat(learner.mastery(ROADMAP, topic, token).path("evidence").path("attempts").asInt())
        .isEqualTo(1);
  }

  @Test
  void whatIsKnownLeavesThePath() {
    JsonNode before = learner.path(ROADMAP, "");
    String topic = texts(before, "steps", "topicId").getFirst();

    JsonNode after = learner.path(ROADMAP, learner.send(mastered(topic)));

    assertThat(texts(after, "steps", "topicId")).doesNotContain(topic);
    assertThat(after.path("totalMinutes").asInt()).isLessThan(before.path("totalMinutes").asInt());
    assertThat(after.path("finishDate").asText()).matches("\\d{4}-\\d{2}-\\d{2}");
  }

  @Test
  void progressOnOneRoadmapCountsInTheOther() {
    String shared =
        topics("ml-engineer").stream()
            .filter(topics("data-analyst")::contains)
            .findFirst()
            .orElseThrow();

    String token = learner.send(mastered(shared));

    assertThat(List.of("ml-engineer", "data-analyst"))
        .allSatisfy(roadmap ->
            assertThat(learner.mastery(roadmap, shared, token).path("mastered").asBoolean())
                .isTrue());
  }

  @Test
  void theSameQuestionGetsTheSameSteps() {
    String token = learner.send(known(firstStep("")));

    JsonNode one = learner.nextSteps(ROADMAP, token);
    JsonNode other = learner.nextSteps(ROADMAP, token);
    for (int tries = 0; tries < 20 && !second(one).equals(second(other)); tries++) {
      one = other;
      other = learner.nextSteps(ROADMAP, token);
    }
    assertThat(second(other)).isEqualTo(second(one));
    assertThat(other.path("steps")).isEqualTo(one.path("steps"));
  }

  /// The second that an answer is as of: from one to the next a little is forgotten.
  private static String second(JsonNode answer) {
    return answer.path("asOf").asText().substring(0, "2026-01-01T00:00:00".length());
  }

  private String firstStep(String token) {
    return texts(learner.nextSteps(ROADMAP, token), "steps", "topicId").getFirst();
  }

  private Set<String> topics(String roadmap) {
    Set<String> topics = new TreeSet<>();
    JsonNode whole = suite.rest().get("/v1/roadmaps/" + roadmap).json();
    items(whole, "sections").forEach(it -> topics.addAll(texts(it, "topics", "topicId")));
    return topics;
  }
}

package dev.waymark.it.story;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.Timestamp;
import dev.waymark.it.client.Events;
import dev.waymark.it.client.KafkaLog;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.progress.v1.Practised;
import dev.waymark.progress.v1.ProgressEvent;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Progress written straight to Kafka by clients that are not ours.
@ExtendWith(SharedSuite.class)
final class KafkaIT {

  private static final String ROADMAP = "ml-engineer";
  private static final String TOPIC = "linear-algebra.vectors";

  private final LearnerApi learner;
  private final KafkaLog log;

  KafkaIT(RunningSuite suite) {
    learner = LearnerApi.unknown(suite.rest());
    log = new KafkaLog(suite.kafkaBootstrapServers());
  }

  @AfterEach
  void disconnect() {
    log.close();
  }

  @Test
  void aStructuredJsonCloudEventCounts() {
    log.send(learner.id(), structured("dev.waymark.progress.v1"), cloudEventHeader());

    awaitAttempts(1);
  }

  @Test
  void aBinaryProtobufCloudEventCounts() {
    String eventId = UUID.randomUUID().toString();
    ProgressEvent event =
        ProgressEvent.newBuilder()
            .setEventId(eventId)
            .setLearnerId(learner.id())
            .setOccurredAt(Timestamp.newBuilder().setSeconds(1_795_341_600))
            .setTopicId(TOPIC)
            .setPractised(Practised.newBuilder().setCorrect(true))
            .build();

    log.send(
        learner.id(),
        event.toByteArray(),
        Map.of(
            "ce_specversion", "1.0",
            "ce_id", eventId,
            "ce_source", "/another/app",
            "ce_type", "dev.waymark.progress.v1",
            "ce_time", "2026-11-22T10:00:00Z",
            "content-type", "application/protobuf"));

    awaitAttempts(1);
  }

  @Test
  void aRecordThatIsNoCloudEventIsSetAsideAndTheStreamGoesOn() {
    log.send(learner.id(), "not even JSON".getBytes(UTF_8), Map.of());
    learner.send(Events.practised(TOPIC, true));

    assertThat(log.deadLetterOf(learner.id()))
        .containsEntry("waymark-dlq-reason", "NOT_CLOUDEVENT")
        .containsEntry("waymark-dlq-topic", "waymark.progress.v1")
        .containsKeys(
            "waymark-dlq-message",
            "waymark-dlq-partition",
            "waymark-dlq-offset",
            "waymark-dlq-time");
    awaitAttempts(1);
  }

  @Test
  void anEventOfAnotherTypeIsSetAside() {
    log.send(learner.id(), structured("com.example.invoice"), cloudEventHeader());

    assertThat(log.deadLetterOf(learner.id())).containsEntry("waymark-dlq-reason", "UNKNOWN_TYPE");
  }

  @Test
  void anEventOnATopicNobodyKnowsIsSetAside() {
    learner.send(Events.known("no-such-topic"));

    assertThat(log.deadLetterOf(learner.id()))
        .containsEntry("waymark-dlq-reason", "UNKNOWN_TOPIC")
        .hasEntrySatisfying(
            "waymark-dlq-message", message -> assertThat(message).contains("no-such-topic"));
  }

  private void awaitAttempts(int expected) {
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() ->
            assertThat(
                    learner.mastery(ROADMAP, TOPIC, "").path("evidence").path("attempts").asInt())
                .isEqualTo(expected));
  }

  private byte[] structured(String type) {
    return """
    {"specversion":"1.0","id":"%1$s","source":"/another/app","type":"%2$s","subject":"%3$s",
     "time":"2026-11-22T10:00:00Z","datacontenttype":"application/json",
     "data":{"eventId":"%1$s","learnerId":"%3$s","occurredAt":"2026-11-22T10:00:00Z",
                 "topicId":"%4$s","practised":{"correct":true}}}
    """
        .formatted(UUID.randomUUID(), type, learner.id(), TOPIC)
        .getBytes(UTF_8);
  }

  private static Map<String, String> cloudEventHeader() {
    return Map.of("content-type", "application/cloudevents+json");
  }
}

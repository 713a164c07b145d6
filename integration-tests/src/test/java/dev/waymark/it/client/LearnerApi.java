package dev.waymark.it.client;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.waymark.it.client.RestApi.Answer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.StreamSupport;
import org.awaitility.Awaitility;

/// One learner, as an app sees them.
///
/// @param api the gateway
/// @param id the learner's
public record LearnerApi(RestApi api, String id) {

  private static final String TOKEN = "Waymark-Consistency-Token";

  /// A learner nobody has heard of.
  public static LearnerApi unknown(RestApi api) {
    return new LearnerApi(api, "learner-" + UUID.randomUUID());
  }

  /// Sends events, which must be accepted; all of them count in answers that carry the token.
  ///
  /// @return the consistency token
  public String send(String... events) {
    String body = events.length == 1 ? events[0] : "[" + String.join(",", events) + "]";
    Answer answer = insisting(() -> post(body));
    assertThat(answer.status()).as(answer.text()).isEqualTo(202);
    assertThat(answer.json().path("accepted").asInt()).isEqualTo(events.length);
    return answer.json().path("consistencyToken").asText();
  }

  /// Posts a body where events go.
  public Answer post(String body) {
    return api.post("/v1/learners/" + id + "/progress", body);
  }

  /// The next steps once the events behind the token count.
  public JsonNode nextSteps(String roadmap, String token) {
    return read("next-steps?limit=5&roadmap=" + roadmap, token);
  }

  /// The path once the events behind the token count.
  public JsonNode path(String roadmap, String token) {
    return read("path?hoursPerWeek=6&roadmap=" + roadmap, token);
  }

  /// What is known of one topic once the events behind the token count.
  public JsonNode mastery(String roadmap, String topic, String token) {
    return items(read("mastery?roadmap=" + roadmap, token), "topics").stream()
        .filter(it -> it.path("topicId").asText().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  /// Everything that is held of the learner.
  public ObjectNode export() {
    Answer answer = insisting(() -> api.get("/v1/learners/" + id + "/export"));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return (ObjectNode) answer.json();
  }

  /// Replaces the profile; it counts in answers that carry the token.
  ///
  /// @return the consistency token
  public String prefer(String profile) {
    Answer answer = insisting(() -> api.put("/v1/learners/" + id + "/profile", profile));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json().path("consistencyToken").asText();
  }

  /// Erases the learner.
  public void erase() {
    Answer answer = insisting(() -> api.delete("/v1/learners/" + id));
    assertThat(answer.status()).as(answer.text()).isBetween(200, 204);
  }

  /// The answer to a question such as `mastery?roadmap=ml-engineer`, once the events behind the
  /// token count.
  public JsonNode read(String path, String token) {
    String address = "/v1/learners/" + id + "/" + path;
    Answer answer =
        insisting(() -> token.isEmpty() ? api.get(address) : api.get(address, TOKEN, token));
    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    return answer.json();
  }

  /// Asks again while the answer is to do so, as an app would.
  private static Answer insisting(Callable<Answer> request) {
    return Awaitility.await()
        .atMost(Duration.ofSeconds(40))
        .until(request, it -> it.header("Retry-After").isEmpty());
  }

  /// The elements of an array.
  public static List<JsonNode> items(JsonNode parent, String field) {
    return StreamSupport.stream(parent.path(field).spliterator(), false).toList();
  }

  /// One text of each element of an array.
  public static List<String> texts(JsonNode parent, String array, String field) {
    return items(parent, array).stream().map(it -> it.path(field).asText()).toList();
  }
}

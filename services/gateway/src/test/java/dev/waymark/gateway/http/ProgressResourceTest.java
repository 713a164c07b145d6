package dev.waymark.gateway.http;

import static io.restassured.RestAssured.given;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.log.TopicConsumers;
import dev.waymark.log.TopicReader;
import dev.waymark.progress.v1.ConsistencyToken;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.config.ConfigResource;
import org.eclipse.microprofile.config.ConfigProvider;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Over a real broker. No recommender runs: events are accepted all the same.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(Surroundings.class)
class ProgressResourceTest {

  @Test
  void anAcceptedEventIsInTheLogAndTheTokenStandsBehindIt() throws Exception {
    var response =
        post("ada", "{\"eventId\":\"e-1\",\"topicId\":\"t\",\"assessed\":{\"score\":0.5}}")
            .statusCode(202)
            .extract()
            .jsonPath();
    assertThat(response.getInt("accepted")).isEqualTo(1);
    assertThat(response.<String>getList("eventIds")).containsExactly("e-1");
    assertThat(response.getList("rejected")).isEmpty();
    List<ConsumerRecord<byte[], byte[]>> records = records("ada");
    ConsumerRecord<byte[], byte[]> last = records.getLast();
    assertThat(new String(last.value(), UTF_8))
        .contains("\"eventId\":\"e-1\"", "\"assessed\":{\"score\":0.5}");
    ConsistencyToken token =
        ConsistencyToken.parseFrom(
            Base64.getUrlDecoder().decode(response.getString("consistencyToken")));
    assertThat(token.getPartition()).isEqualTo(last.partition());
    assertThat(token.getNextOffset()).isEqualTo(last.offset() + 1);
  }

  @Test
  void theLogIsCreatedWhenNoRecommenderHas() throws Exception {
    post("mary", "{\"topicId\":\"t\",\"started\":{}}").statusCode(202);
    var resource = new ConfigResource(ConfigResource.Type.TOPIC, Surroundings.TOPIC);
    try (Admin admin = Admin.create(Map.of("bootstrap.servers", broker()))) {
      var description = admin.describeTopics(List.of(Surroundings.TOPIC)).allTopicNames().get();
      assertThat(description.values())
          .singleElement()
          .satisfies(it -> assertThat(it.partitions()).hasSize(Surroundings.PARTITIONS));
      var settings = admin.describeConfigs(List.of(resource)).all().get();
      assertThat(settings.values())
          .singleElement()
          .satisfies(it -> {
            assertThat(it.get("retention.ms").value()).isEqualTo("-1");
            assertThat(it.get("message.timestamp.type").value()).isEqualTo("LogAppendTime");
          });
    }
  }

  @Test
  void aCloudEventInBinaryModeIsRefusedInsteadOfReadWithoutItsAttributes() {
    given()
        .header("Content-Type", "application/json")
        .header("ce-specversion", "1.0")
        .header("ce-id", "bin-1")
        .body("{\"topicId\":\"t\",\"started\":{}}")
        .post("/v1/learners/{id}/progress", "dorothy")
        .then()
        .statusCode(400);
    assertThat(records("dorothy")).isEmpty();
  }

  @Test
  void aBatchIsWrittenInTheOrderInWhichItOccurred() {
    String batch =
        IntStream.of(3, 1, 4, 1, 5)
            .mapToObj(day ->
                "{\"occurredAt\":\"2026-11-0%dT10:00:00Z\",\"topicId\":\"t\",\"started\":{}}"
                    .formatted(day))
            .collect(Collectors.joining(",", "[", "]"));
    List<String> ids = post("hedy", batch).statusCode(202).extract().jsonPath().getList("eventIds");
    List<String> values =
        records("hedy").stream().map(record -> new String(record.value(), UTF_8)).toList();
    assertThat(ids).hasSize(5);
    int[] order = {1, 3, 0, 2, 4};
    for (int i = 0; i < order.length; i++) {
      assertThat(values.get(i)).contains(ids.get(order[i]));
    }
  }

  @Test
  void aBatchKeepsItsOrderInOnePartition() {
    String batch =
        IntStream.range(0, 500)
            .mapToObj(i -> "{\"eventId\":\"b-%d\",\"topicId\":\"t\",\"started\":{}}".formatted(i))
            .collect(Collectors.joining(",", "[", "]"));
    post("grace", batch).statusCode(202);
    List<ConsumerRecord<byte[], byte[]>> records = records("grace");
    assertThat(records)
        .extracting(ConsumerRecord::partition)
        .containsOnly(records.getFirst().partition());
    assertThat(records)
        .extracting(record -> header(record, "ce_id"))
        .containsExactlyElementsOf(IntStream.range(0, 500).mapToObj(i -> "b-" + i).toList());
  }

  @Test
  void aRequestWithOneBadEventLeavesNoTrace() {
    post(
            "edsger",
            "[{\"topicId\":\"t\",\"started\":{}},{\"topicId\":\"t\",\"assessed\":{\"score\":2}}]")
        .statusCode(400)
        .contentType("application/problem+json");
    assertThat(records("edsger")).isEmpty();
  }

  @Test
  void cloudEventsAreAccepted() {
    String event =
        """
        {"specversion":"1.0","id":"c-1","source":"/quiz","type":"dev.waymark.progress.v1",
         "data":{"topicId":"t","selfAssessed":{"level":"KNOWN"}}}\
        """;
    post("alan", event, "application/cloudevents+json").statusCode(202);
    post("alan", "[" + event + "]", "application/cloudevents-batch+json; charset=utf-8")
        .statusCode(202);
    assertThat(records("alan"))
        .extracting(record -> header(record, "ce_id"))
        .containsExactly("c-1", "c-1");
  }

  @Test
  void theTraceOfTheRequestGoesWithItsEvents() {
    String parent = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    given()
        .header("traceparent", parent)
        .contentType("application/json")
        .body("{\"topicId\":\"t\",\"started\":{}}")
        .post("/v1/learners/barbara/progress")
        .then()
        .statusCode(202);
    assertThat(header(records("barbara").getFirst(), "traceparent")).isEqualTo(parent);
  }

  @Test
  void aLearnerMayHaveAnyName() {
    given()
        .contentType("application/json")
        .body("{\"topicId\":\"t\",\"started\":{}}")
        .urlEncodingEnabled(true)
        .post("/v1/learners/{id}/progress", "Ada Lovelace å 😀")
        .then()
        .statusCode(202);
    assertThat(records("Ada Lovelace å 😀")).hasSize(1);
  }

  @Test
  void whatIsTooLargeIsRefused() {
    String tooMany =
        IntStream.range(0, 501)
            .mapToObj(i -> "{\"topicId\":\"t\",\"started\":{}}")
            .collect(Collectors.joining(",", "[", "]"));
    post("big", tooMany).statusCode(413).contentType("application/problem+json");
    post("big", " ".repeat(1_048_577)).statusCode(413).contentType("application/problem+json");
    assertThat(records("big")).isEmpty();
  }

  private static ValidatableResponse post(String learner, String body) {
    return post(learner, body, "application/json");
  }

  private static ValidatableResponse post(String learner, String body, String type) {
    return given()
        .header("Content-Type", type)
        .body(body.getBytes(UTF_8))
        .post("/v1/learners/{id}/progress", learner)
        .then();
  }

  private static String header(ConsumerRecord<byte[], byte[]> record, String name) {
    return new String(record.headers().lastHeader(name).value(), UTF_8);
  }

  private static String broker() {
    return ConfigProvider.getConfig().getValue("kafka.bootstrap.servers", String.class);
  }

  /// The records of one learner that are in the log now.
  private static List<ConsumerRecord<byte[], byte[]>> records(String learner) {
    List<ConsumerRecord<byte[], byte[]>> found = new ArrayList<>();
    try (TopicReader<byte[], byte[]> log =
        new TopicReader<>(
            TopicConsumers.ofBytes(Map.of("bootstrap.servers", broker())), Surroundings.TOPIC)) {
      log.readAll(record -> {
        if (new String(record.key(), UTF_8).equals(learner)) {
          found.add(record);
        }
      });
    }
    return found;
  }
}

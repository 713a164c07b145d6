package dev.waymark.recommender.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import com.asyncapi.v3._0_0.model.AsyncAPI;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import dev.waymark.events.CloudEventHeaders;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.events.EventTypes;
import dev.waymark.events.LogKeys;
import dev.waymark.events.PartitionHistory;
import dev.waymark.events.TraceHeaders;
import dev.waymark.graph.v1.GraphReleased;
import dev.waymark.learner.v1.LearnerErased;
import dev.waymark.learner.v1.LearnerUpdated;
import dev.waymark.learner.v1.ProfileUpdated;
import dev.waymark.model.v1.Model;
import dev.waymark.progress.v1.LogPartitions;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.StoredForm;
import dev.waymark.recommender.ingest.Entry;
import dev.waymark.recommender.kafka.ingest.UpdatePublisher;
import io.quarkus.runtime.configuration.DurationConverter;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.junit.jupiter.api.Test;

/// The document about our topics says what the code does.
class AsyncApiTest {
  private static final Path FILE = Path.of("../../docs/reference/asyncapi.yaml");

  private final ObjectMapper yaml = new ObjectMapper(new YAMLFactory());
  private final JsonNode document;
  private final RecommenderConfig config =
      new SmallRyeConfigBuilder()
          .withConverter(Duration.class, 200, new DurationConverter())
          .withMapping(RecommenderConfig.class)
          .build()
          .getConfigMapping(RecommenderConfig.class);

  AsyncApiTest() throws IOException {
    document = yaml.readTree(Files.readString(FILE));
  }

  @Test
  void everyPartIsOneThatAsyncApi3Knows() throws IOException {
    AsyncAPI read = yaml.readValue(Files.readString(FILE), AsyncAPI.class);
    assertThat(read.getAsyncapi()).isEqualTo("3.0.0");
    assertThat(read.getInfo().getTitle()).isNotBlank();
    assertThat(read.getInfo().getVersion()).isNotBlank();
    assertThat(read.getChannels()).hasSize(document.path("channels").size());
    assertThat(read.getOperations()).hasSize(document.path("operations").size());
  }

  @Test
  void everyReferenceLeadsSomewhere() {
    List<String> references =
        document.findValues("$ref").stream().map(JsonNode::asText).distinct().toList();
    assertThat(references)
        .isNotEmpty()
        .allSatisfy(
            it -> assertThat(document.at(it.substring(1)).isMissingNode()).as(it).isFalse());
    Set<String> named = new TreeSet<>();
    for (String kind : List.of("messages", "schemas")) {
      document
          .path("components")
          .path(kind)
          .fieldNames()
          .forEachRemaining(name -> named.add("#/components/" + kind + "/" + name));
    }
    assertThat(references).as("everything described is used").containsAll(named);
  }

  @Test
  void everyTopicIsNamedAsItIsConfigured() {
    assertThat(channels().values().stream().map(it -> it.path("address").asText()))
        .containsExactlyInAnyOrder(
            config.progress().topic(),
            config.progress().deadLetterTopic(),
            config.learners().updatesTopic(),
            config.graph().releasesTopic(),
            config.model().topic(),
            PartitionHistory.TOPIC);
    assertThat(channels().values())
        .allSatisfy(it ->
            assertThat(it.path("bindings").path("kafka").path("topic"))
                .isEqualTo(it.path("address")));
  }

  @Test
  void everyTopicIsCreatedAsDescribed() {
    List<NewTopic> topics =
        new ProgressTopics(new KafkaClients(Map.of(), config, StoredForm.of(config)), config).all();
    assertThat(topics)
        .hasSize(5)
        .allSatisfy(topic -> {
          JsonNode binding = binding(topic.name());
          assertThat(binding.path("partitions").asInt()).isEqualTo(topic.numPartitions());
          // As the broker is set to.
          assertThat(topic.replicationFactor()).isEqualTo((short) -1);
          Map<String, String> configured = new HashMap<>(topic.configs());
          configured.remove("message.timestamp.type");
          configured.putIfAbsent("cleanup.policy", "delete");
          Map<String, String> described = new HashMap<>();
          binding
              .path("topicConfiguration")
              .properties()
              .forEach(it ->
                  described.put(
                      it.getKey(),
                      it.getValue().isArray()
                          ? it.getValue().path(0).asText()
                          : it.getValue().asText()));
          assertThat(described).isEqualTo(configured);
        });
  }

  @Test
  void everyFieldOfEveryMessageIsDescribed() {
    MessageSchema schemas = new MessageSchema(schemas());
    schemas.compare(ProgressEvent.getDescriptor());
    schemas.compare(ProfileUpdated.getDescriptor());
    schemas.compare(LearnerErased.getDescriptor());
    schemas.compare(LearnerUpdated.getDescriptor());
    schemas.compare(GraphReleased.getDescriptor());
    schemas.compare(Model.getDescriptor());
    schemas.compare(LogPartitions.getDescriptor());
    assertThat(schemas.differences()).isEmpty();
    Set<String> rest = new HashSet<>(MessageSchema.names(schemas()));
    rest.removeAll(schemas.seen());
    assertThat(rest).allMatch(name -> name.endsWith("Headers") || name.equals("StructuredEvent"));
  }

  @Test
  void everyReasonOfADeadLetterIsListed() {
    assertThat(
            MessageSchema.texts(header("DeadLetterHeaders", DeadLetterHeaders.REASON).path("enum")))
        .containsExactlyElementsOf(
            Arrays.stream(DeadLetterReason.values()).map(Enum::name).toList());
  }

  @Test
  void theHeadersAreThoseThatAreWrittenAndRead() {
    assertThat(headers("DeadLetterHeaders"))
        .containsExactlyInAnyOrder(
            DeadLetterHeaders.REASON,
            DeadLetterHeaders.MESSAGE,
            DeadLetterHeaders.TOPIC,
            DeadLetterHeaders.PARTITION,
            DeadLetterHeaders.OFFSET,
            DeadLetterHeaders.LOG_ID,
            DeadLetterHeaders.TIME,
            DeadLetterHeaders.KEY_LENGTH,
            DeadLetterHeaders.KEY_HASH,
            DeadLetterHeaders.VALUE_LENGTH,
            DeadLetterHeaders.VALUE_HASH,
            DeadLetterHeaders.HEADERS_LENGTH);
    Set<String> read = new HashSet<>(CloudEventHeaders.READ);
    read.addAll(TraceHeaders.NAMES);
    assertThat(headers("ProgressHeaders")).isEqualTo(read);
    RecordHeaders written = new RecordHeaders();
    HeaderTexts.putCloudEvent(written, "t", "id", "ada", Instant.EPOCH);
    Set<String> names =
        StreamSupport.stream(written.spliterator(), false)
            .map(it -> it.key())
            .collect(Collectors.toCollection(HashSet::new));
    Set<String> signed = new HashSet<>(names);
    signed.add(LogKeys.HEADER);
    assertThat(headers("ProfileUpdatedHeaders")).isEqualTo(signed);
    assertThat(headers("LearnerErasedHeaders")).isEqualTo(signed);
    names.add(UpdatePublisher.WRITER);
    names.add(UpdatePublisher.REVISION);
    names.addAll(TraceHeaders.NAMES);
    assertThat(headers("LearnerUpdatedHeaders")).isEqualTo(names);
  }

  @Test
  void theTypesAreThoseThatAreWrittenAndRead() {
    assertThat(type("ProgressHeaders")).isEqualTo(EventTypes.PROGRESS);
    assertThat(type("ProfileUpdatedHeaders")).isEqualTo(EventTypes.PROFILE_UPDATED);
    assertThat(type("LearnerErasedHeaders")).isEqualTo(EventTypes.LEARNER_ERASED);
    assertThat(type("LearnerUpdatedHeaders")).isEqualTo(UpdatePublisher.TYPE);
    assertThat(
            schemas()
                .path("StructuredEvent")
                .path("properties")
                .path("type")
                .path("const")
                .asText())
        .isEqualTo(EventTypes.PROGRESS);
  }

  @Test
  void everyExampleKeepsItsSchemaAndCounts() {
    RecordDecoder decoder =
        new RecordDecoder(
            config.progress().maxValueBytes(), Optional.empty(), PartitionHistory.of("log", 1));
    int examples = 0;
    for (JsonNode message : document.path("components").path("messages")) {
      for (JsonNode example : message.path("examples")) {
        examples++;
        assertThat(problems(message.path("payload"), example.path("payload"))).isEmpty();
        assertThat(problems(message.path("headers"), example.path("headers"))).isEmpty();
        Map<String, String> headers = new HashMap<>();
        example
            .path("headers")
            .properties()
            .forEach(it -> headers.put(it.getKey(), it.getValue().asText()));
        assertThat(
                decoder.decode(
                    LogRecords.record(
                        LogRecords.bytes("ada"),
                        example.path("payload").toString().getBytes(StandardCharsets.UTF_8),
                        headers)))
            .isInstanceOf(Entry.OfLearner.class);
      }
    }
    assertThat(examples).isEqualTo(5);
  }

  @Test
  void anEventThatBreaksARuleBreaksTheSchema() throws IOException {
    JsonNode payload =
        document.path("components").path("messages").path("progressEvent").path("payload");
    for (String event :
        List.of(
            "{\"topicId\":\"t\"}",
            "{\"topicId\":\"t\",\"started\":{},\"reset\":{}}",
            "{\"topicId\":\"t\",\"assessed\":{\"score\":2}}",
            "{\"topicId\":\"t\",\"selfAssessed\":{\"level\":\"LEVEL_UNSPECIFIED\"}}",
            "{\"resourceId\":\"r\",\"rated\":{\"stars\":6}}")) {
      assertThat(problems(payload, new ObjectMapper().readTree(event))).as(event).isNotEmpty();
    }
  }

  /// What the schema, which may refer to others of the document, finds wrong with the value.
  private List<String> problems(JsonNode schema, JsonNode value) {
    ObjectNode alone = schema.deepCopy();
    alone.set("components", document.path("components"));
    return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012)
        .getSchema(alone)
        .validate(value)
        .stream()
        .map(Object::toString)
        .toList();
  }

  private Map<String, JsonNode> channels() {
    return document.path("channels").properties().stream()
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private JsonNode binding(String topic) {
    return channels().values().stream()
        .map(it -> it.path("bindings").path("kafka"))
        .filter(it -> it.path("topic").asText().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  private JsonNode schemas() {
    return document.path("components").path("schemas");
  }

  private Set<String> headers(String schema) {
    return MessageSchema.names(schemas().path(schema).path("properties"));
  }

  private JsonNode header(String schema, String name) {
    return schemas().path(schema).path("properties").path(name);
  }

  private String type(String schema) {
    return header(schema, "ce_type").path("const").asText();
  }
}

package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waymark.insight.v1.GetInsightRequest;
import dev.waymark.insight.v1.GetInsightResponse;
import dev.waymark.insight.v1.InsightServiceGrpc;
import dev.waymark.insight.v1.TopicFigures;
import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.learner.v1.Profile;
import dev.waymark.learner.v1.UpdateProfileRequest;
import dev.waymark.model.v1.Model;
import dev.waymark.model.v1.TopicPace;
import dev.waymark.models.ModelSigner;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.ServedModel;
import dev.waymark.models.fixture.TrainedModels;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.TopicMastery;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

/// Figures over all learners are the sum of what is said of each of them.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
@TestProfile(InsightTest.Often.class)
class InsightTest {
  private static final int MAX_MILLIS = 130;

  /// Counts anew for nearly every question.
  public static final class Often implements QuarkusTestProfile {
    @Override
    public Map<String, String> getConfigOverrides() {
      return Map.of(
          "waymark.recommender.insight.refresh-interval",
          "100ms",
          "waymark.recommender.insight.max-learners",
          Integer.toString(MAX_MILLIS));
    }
  }

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject ServedGraph graph;

  @Inject Driver driver;

  private ManagedChannel channel;
  private ProgressSender sender;

  @BeforeEach
  void connect() {
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    sender = new ProgressSender(EmbeddedBackends.running().kafkaBootstrapServers());
    await().atMost(Duration.ofSeconds(20)).until(() -> graph.current().isPresent());
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
    sender.close();
  }

  @Test
  void figuresAreTheSumOfWhatIsSaidOfEachLearner() {
    for (int i = 0; i < 3; i++) {
      counted("knows-" + i, "vectors", "\"assessed\":{\"score\":1}");
    }
    counted("knows-0", "vectors", "\"assessed\":{\"score\":1}");
    counted("knows-0", "matrices", "\"practised\":{\"correct\":false}");
    for (int i = 0; i < 12; i++) {
      counted("stuck", "sql", "\"practised\":{\"correct\":false}");
    }
    counted("begins", "vectors", "\"started\":{}");
    counted("aside", "sql", "\"dismissed\":{}");
    aim("aims");

    Instant asked = Instant.now();
    GetInsightResponse insight = insightAfter(asked);

    List<String> learners = learners();
    assertThat(insight.getLearners().getTotal()).isEqualTo(learners.size());
    assertThat(insight.getLearners().getCounted()).isEqualTo(learners.size());
    assertThat(insight.getLearners().getAimingHere()).isEqualTo(1);
    assertThat(insight.getModel().getTrained()).isFalse();
    List<TopicMastery> all = new ArrayList<>();
    learners.forEach(it -> all.addAll(mastery(it)));
    assertThat(insight.getTopicsList())
        .extracting(TopicFigures::getTopicId)
        .containsExactlyElementsOf(
            mastery(learners.getFirst()).stream().map(TopicMastery::getTopicId).toList());
    for (TopicFigures topic : insight.getTopicsList()) {
      List<TopicMastery> each =
          all.stream().filter(it -> it.getTopicId().equals(topic.getTopicId())).toList();
      assertThat(topic.getMastered()).isEqualTo(number(each, TopicMastery::getMastered));
      assertThat(topic.getReady())
          .isEqualTo(number(each, it -> it.getReady() && !it.getMastered()));
      assertThat(topic.getStuck()).isEqualTo(number(each, TopicMastery::getStuck));
      assertThat(topic.getAttempts())
          .isEqualTo(each.stream().mapToInt(it -> it.getEvidence().getAttempts()).sum());
      assertThat(topic.getSuccesses())
          .isEqualTo(each.stream().mapToInt(it -> it.getEvidence().getSuccesses()).sum());
      assertThat(topic.getEstimatedMinutes()).isEqualTo(60);
      assertThat(topic.hasObservedMinutes()).isFalse();
    }
    TopicFigures vectors = topic(insight, "vectors");
    assertThat(vectors.getMastered()).isEqualTo(3);
    assertThat(vectors.getPractising()).isEqualTo(1);
    assertThat(topic(insight, "matrices").getPractising()).isEqualTo(1);
    TopicFigures sql = topic(insight, "sql");
    assertThat(sql.getStuck()).isEqualTo(1);
    assertThat(sql.getAttempts()).isEqualTo(12);
    assertThat(sql.getDismissed()).isEqualTo(1);
    assertThat(sql.getPractising()).isEqualTo(1);
  }

  @Test
  void ingestionIsToldAsThisInstanceDoesIt() {
    sender.send("lost-1", "lost", ProgressSender.json("lost", "no-such-topic", "\"started\":{}"));
    counted("found", "pca", "\"started\":{}");
    await()
        .atMost(Duration.ofSeconds(20))
        .untilAsserted(() -> {
          var ingestion = insight("ml").getIngestion();
          assertThat(ingestion.getPartitions()).isEqualTo(6);
          assertThat(ingestion.getLogPartitions()).isEqualTo(6);
          assertThat(ingestion.hasLag()).isTrue();
          assertThat(ingestion.getLag()).isZero();
          assertThat(ingestion.getApplied()).isPositive();
          assertThat(ingestion.getRejected()).isEqualTo(1);
          assertThat(ingestion.getDeadLettersList())
              .singleElement()
              .satisfies(it -> {
                assertThat(it.getReason()).isEqualTo("UNKNOWN_TOPIC");
                assertThat(it.getCount()).isEqualTo(1);
              });
          assertThat(ingestion.getNewestEventAt().getSeconds())
              .isGreaterThanOrEqualTo(ingestion.getSince().getSeconds());
        });
  }

  @Test
  void noMoreLearnersAreCountedThanAreConfigured() {
    try {
      driver
          .executableQuery(
              Stored.in("UNWIND range(1, $n) AS i CREATE (:Learner {id: 'zz-' + i, revision: 1})"))
          .withParameters(Map.of("n", MAX_MILLIS))
          .execute();
      var learners = insightAfter(Instant.now()).getLearners();
      assertThat(learners.getCounted()).isEqualTo(MAX_MILLIS);
      assertThat(learners.getTotal()).isEqualTo(learners().size()).isGreaterThan(MAX_MILLIS - 1);
    } finally {
      driver
          .executableQuery(Stored.in("MATCH (l:Learner) WHERE l.id STARTS WITH 'zz-' DELETE l"))
          .execute();
    }
  }

  @Test
  void aTrainedModelIsNamedAndTellsHowLongTopicsTake() throws IOException {
    ModelSigner signer = ModelSigner.read(EmbeddedBackends.modelKeyFile());
    Model model =
        TrainedModels.sealed(
            TrainedModels.model(0.5)
                .addPaces(TopicPace.newBuilder().setTopicId("sql").setFactor(1.5).setReports(40)));
    Instant before = Instant.now();
    publish(signer.sign(model.toByteArray()));
    GetInsightResponse insight = awaitModel(model.getVersion());
    assertThat(insight.getModel().getTrained()).isTrue();
    assertThat(insight.getModel().getPublishedAt().getSeconds())
        .isGreaterThanOrEqualTo(before.getEpochSecond());
    assertThat(topic(insight, "sql").getObservedMinutes()).isEqualTo(90);
    assertThat(topic(insight, "vectors").hasObservedMinutes()).isFalse();

    publish(signer.signWithdrawal());
    assertThat(awaitModel(ServedModel.UNTRAINED.version()).getModel().getTrained()).isFalse();
  }

  private void publish(PublishedModel published) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            "waymark.models.v1",
            "recommender".getBytes(StandardCharsets.UTF_8),
            published.model().orElse(null));
    published.signature().ifPresent(it -> record.headers().add("waymark-signature", it));
    sender.send(record);
  }

  private GetInsightResponse awaitModel(String version) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> insight("ml"), it -> it.getModel().getId().equals(version));
  }

  @Test
  void whatIsNotThereIsRefused() {
    assertThatThrownBy(() -> insight("nope"))
        .hasMessageContaining("NOT_FOUND")
        .hasMessageContaining("nope");
    assertThatThrownBy(() -> insight(""))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("roadmap_id");
  }

  private GetInsightResponse insight(String roadmap) {
    return InsightServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .getInsight(GetInsightRequest.newBuilder().setRoadmapId(roadmap).build());
  }

  private GetInsightResponse insightAfter(Instant time) {
    return await()
        .atMost(Duration.ofSeconds(20))
        .until(() -> insight("ml"), it -> it.getAsOf().getSeconds() > time.getEpochSecond());
  }

  private static TopicFigures topic(GetInsightResponse insight, String id) {
    return insight.getTopicsList().stream()
        .filter(it -> it.getTopicId().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static long number(List<TopicMastery> topics, Predicate<TopicMastery> which) {
    return topics.stream().filter(which).count();
  }

  private List<String> learners() {
    return driver
        .executableQuery(Stored.in("MATCH (l:Learner) RETURN l.id AS id ORDER BY id"))
        .execute()
        .records()
        .stream()
        .map(row -> row.get("id").asString())
        .toList();
  }

  /// Sends an event and waits until it counts.
  private void counted(String learner, String topic, String kind) {
    var sent =
        sender.send(
            learner + topic + System.nanoTime(),
            learner,
            ProgressSender.json(learner, topic, kind));
    mastery(learner, ProgressSender.token(sent, learner));
  }

  private List<TopicMastery> mastery(String learner) {
    return mastery(learner, "");
  }

  private List<TopicMastery> mastery(String learner, String token) {
    return RecommenderServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .getMastery(
            GetMasteryRequest.newBuilder()
                .setLearnerId(learner)
                .setRoadmapId("ml")
                .setConsistencyToken(token)
                .build())
        .getTopicsList();
  }

  private void aim(String learner) {
    LearnerServiceGrpc.LearnerServiceBlockingStub learners =
        LearnerServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
    String token =
        learners
            .updateProfile(
                UpdateProfileRequest.newBuilder()
                    .setLearnerId(learner)
                    .setProfile(Profile.newBuilder().addGoals(Goal.newBuilder().setRoadmapId("ml")))
                    .build())
            .getConsistencyToken();
    mastery(learner, token);
  }
}

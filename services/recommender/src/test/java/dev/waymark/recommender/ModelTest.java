package dev.waymark.recommender;

import static dev.waymark.models.fixture.TrainedModels.model;
import static dev.waymark.models.fixture.TrainedModels.nextTopic;
import static dev.waymark.models.fixture.TrainedModels.sealed;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

import com.google.protobuf.ByteString;
import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.learner.v1.Profile;
import dev.waymark.learner.v1.UpdateProfileRequest;
import dev.waymark.model.v1.Model;
import dev.waymark.models.ModelSigner;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.fixture.ModelKeyPair;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.TopicWatch;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.follow.ModelFollower;
import dev.waymark.recommender.kafka.ingest.Ingestion;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.NextProbeRequest;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Models published to the broker, as a trainer would, and what answers say then.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class ModelTest {
  private static final String UNTRAINED = "bkt-7";
  private static final Duration TIMEOUT = Duration.ofSeconds(20);

  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @ConfigProperty(name = "quarkus.management.test-port")
  int managementPort;

  @Inject ServedGraph graph;
  @Inject Ingestion ingestion;
  @Inject ModelFollower models;

  private ManagedChannel channel;
  private ProgressSender sender;
  private ModelSigner signer;

  @BeforeEach
  void connect() throws IOException {
    signer = ModelSigner.read(EmbeddedBackends.modelKeyFile());
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    sender = new ProgressSender(EmbeddedBackends.running().kafkaBootstrapServers());
    await()
        .atMost(TIMEOUT)
        .until(() -> graph.current().isPresent() && ingestion.isAssigned() && models.isCaughtUp());
  }

  @AfterEach
  void withdraw() {
    publish("recommender", signer.signWithdrawal());
    awaitVersion(UNTRAINED);
    channel.shutdownNow();
    sender.close();
  }

  private void publish(String key, PublishedModel published) {
    ProducerRecord<byte[], byte[]> record =
        new ProducerRecord<>(
            "waymark.models.v1", key.getBytes(UTF_8), published.model().orElse(null));
    published.signature().ifPresent(it -> record.headers().add("waymark-signature", it));
    sender.send(record);
  }

  private String publish(Model model) {
    publish("recommender", signer.sign(model.toByteArray()));
    return model.getVersion();
  }

  private void awaitVersion(String version) {
    await()
        .atMost(TIMEOUT)
        .pollInterval(Duration.ofMillis(20))
        .until(() -> steps("nobody").getBasis().getModelVersion().equals(version));
  }

  private RecommenderServiceGrpc.RecommenderServiceBlockingStub recommender() {
    return RecommenderServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  private RecommendNextStepsResponse steps(String learner) {
    return recommender()
        .recommendNextSteps(
            RecommendNextStepsRequest.newBuilder()
                .setLearnerId(learner)
                .setRoadmapId("ml")
                .build());
  }

  private GetMasteryResponse mastery(String learner) {
    return recommender()
        .getMastery(
            GetMasteryRequest.newBuilder().setLearnerId(learner).setRoadmapId("ml").build());
  }

  private static double vectors(GetMasteryResponse response) {
    return response.getTopicsList().stream()
        .filter(it -> it.getTopicId().equals("vectors"))
        .findFirst()
        .orElseThrow()
        .getSuccessProbability();
  }

  private List<String> versions(String learner) {
    var path = PlanPathRequest.newBuilder().setLearnerId(learner).setRoadmapId("ml").build();
    var probe = NextProbeRequest.newBuilder().setLearnerId(learner).setRoadmapId("ml").build();
    return Stream.of(
            steps(learner).getBasis(),
            mastery(learner).getBasis(),
            recommender().planPath(path).getBasis(),
            recommender().nextProbe(probe).getBasis())
        .map(it -> it.getModelVersion())
        .toList();
  }

  private String metrics() throws IOException, InterruptedException {
    URI uri = URI.create("http://127.0.0.1:" + managementPort + "/q/metrics");
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString()).body();
    }
  }

  private double refusals(String reason) throws IOException, InterruptedException {
    String metric = "waymark_models_refused_total{reason=\"%s\"} ".formatted(reason);
    return metrics()
        .lines()
        .filter(it -> it.startsWith(metric))
        .mapToDouble(it -> Double.parseDouble(it.substring(metric.length())))
        .sum();
  }

  @Test
  void aPublishedModelAnswersWithoutARestart() throws IOException, InterruptedException {
    assertThat(versions("served-by-models")).containsOnly(UNTRAINED);
    double before = vectors(mastery("served-by-models"));
    String version = publish(sealed(model(-3)));
    awaitVersion(version);
    assertThat(versions("served-by-models")).containsOnly(version);
    assertThat(vectors(mastery("served-by-models"))).isNotCloseTo(before, within(0.01));
    assertThat(metrics())
        .contains("waymark_model_info{version=\"" + version + "\"} 1")
        .doesNotContain("waymark_model_info{version=\"" + UNTRAINED);
    publish("recommender", signer.signWithdrawal());
    awaitVersion(UNTRAINED);
    assertThat(vectors(mastery("served-by-models"))).isCloseTo(before, within(0.01));
  }

  @Test
  void updatesOfLearnersNameTheModelOfTheirSteps() {
    String version = publish(sealed(model(-1)));
    awaitVersion(version);
    LearnerServiceGrpc.newBlockingStub(channel)
        .withDeadlineAfter(10, TimeUnit.SECONDS)
        .updateProfile(
            UpdateProfileRequest.newBuilder()
                .setLearnerId("updated-by-models")
                .setProfile(Profile.newBuilder().addGoals(Goal.newBuilder().setRoadmapId("ml")))
                .build());
    try (var updates =
        new TopicWatch(
            EmbeddedBackends.running().kafkaBootstrapServers(), "waymark.learner-updates.v1")) {
      var update = updates.await(it -> TopicWatch.key(it).equals("updated-by-models"), TIMEOUT);
      assertThat(new String(update.value(), UTF_8))
          .contains("\"modelVersion\":\"" + version + "\"")
          .contains("topSteps");
    }
  }

  @Test
  void whatOthersWentOnToIsAReason() {
    sender.practised("goes-on", "vectors", true);
    String version =
        publish(sealed(model(-1).setNextTopic(nextTopic("vectors sql", "vectors long-gone"))));
    awaitVersion(version);
    await()
        .atMost(TIMEOUT)
        .untilAsserted(() ->
            assertThat(steps("goes-on").getStepsList())
                .filteredOn(step -> step.getTopicId().equals("sql"))
                .flatMap(step -> step.getReasonsList())
                .extracting(reason -> reason.getText())
                .contains("Learners like you often take this next."));
  }

  @Test
  void whatMustNotBeUsedIsRefusedAndTheLastGoodOneStays() throws IOException, InterruptedException {
    String good = publish(sealed(model(-2)));
    awaitVersion(good);
    Model.Builder otherFeatures = model(-1);
    otherFeatures.getForecastBuilder().getFeaturesBuilder(0).setFeature("shoe-size");
    Model.Builder tooLarge = model(-1);
    tooLarge.getReportCardBuilder().setLogDigest("x".repeat(150_000));
    Map<String, byte[]> bad =
        Map.of(
            "CORRUPT", ByteString.copyFromUtf8("not a model").toByteArray(),
            "HASH_MISMATCH", model(-1).setVersion("forecast-000000000000").build().toByteArray(),
            "OTHER_FEATURES", sealed(otherFeatures).toByteArray(),
            "TOO_LARGE", sealed(tooLarge).toByteArray(),
            "INVALID", sealed(model(Double.NaN)).toByteArray());
    for (var it : bad.entrySet()) {
      double before = refusals(it.getKey());
      publish("recommender", signer.sign(it.getValue()));
      await().atMost(TIMEOUT).until(() -> refusals(it.getKey()) == before + 1);
      assertThat(versions("served-by-models")).containsOnly(good);
    }
    publish("recommender@" + good, signer.sign(sealed(model(1)).toByteArray()));
    String next = publish(sealed(model(-1)));
    awaitVersion(next);
  }

  @Test
  void whatTheTrainerDidNotSignIsRefused() throws IOException, InterruptedException {
    String good = publish(sealed(model(-2)));
    awaitVersion(good);
    byte[] other = sealed(model(-3)).toByteArray();
    Optional<byte[]> signatureOfOther = signer.sign(new byte[] {1}).signature();
    Map<String, List<PublishedModel>> bad =
        Map.of(
            "UNSIGNED",
            List.of(
                PublishedModel.unsigned(other),
                new PublishedModel(Optional.empty(), Optional.empty())),
            "BAD_SIGNATURE",
            List.of(
                new PublishedModel(Optional.of(other), signatureOfOther),
                new PublishedModel(Optional.empty(), signatureOfOther),
                ModelSigner.of(ModelKeyPair.generate().privatePem()).sign(other)));
    for (var reason : bad.entrySet()) {
      for (PublishedModel published : reason.getValue()) {
        double before = refusals(reason.getKey());
        publish("recommender", published);
        await().atMost(TIMEOUT).until(() -> refusals(reason.getKey()) == before + 1);
        assertThat(versions("served-by-models")).containsOnly(good);
      }
    }
  }

  @Test
  void aWatchFollowsTheModel() {
    Iterator<WatchNextStepsResponse> watch =
        RecommenderServiceGrpc.newBlockingStub(channel)
            .withDeadlineAfter(20, TimeUnit.SECONDS)
            .watchNextSteps(
                WatchNextStepsRequest.newBuilder()
                    .setLearnerId("watched-by-models")
                    .setRoadmapId("ml")
                    .build());
    assertThat(watch.next().getNextSteps().getBasis().getModelVersion()).isEqualTo(UNTRAINED);
    String version = publish(sealed(model(-2)));
    assertThat(watch.next().getNextSteps().getBasis().getModelVersion()).isEqualTo(version);
  }

  @Test
  void noRequestFailsWhileModelsSwapAndEachAnswerComesFromOne() throws Exception {
    String learner = "swapped";
    double before = vectors(mastery(learner));
    sender.practised(learner, "vectors", true);
    await().atMost(TIMEOUT).until(() -> vectors(mastery(learner)) > before + 0.05);
    Map<String, Double> chanceByVersion = new ConcurrentHashMap<>();
    AtomicBoolean done = new AtomicBoolean();
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Future<Integer>> loads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        loads.add(
            threads.submit(() -> {
              int calls = 0;
              for (; !done.get(); calls += 2) {
                GetMasteryResponse answer = mastery(learner);
                check(chanceByVersion, answer.getBasis().getModelVersion(), vectors(answer));
                RecommendNextStepsResponse steps = steps(learner);
                steps.getStepsList().stream()
                    .filter(step -> step.getTopicId().equals("vectors"))
                    .forEach(step ->
                        check(
                            chanceByVersion,
                            steps.getBasis().getModelVersion(),
                            step.getSuccessProbability()));
              }
              return calls;
            }));
      }
      List<String> published = new ArrayList<>();
      try {
        for (int i = 0; i < 20; i++) {
          published.add(publish(sealed(model((i % 2 == 0 ? -2 : 1.5) + 0.05 * i))));
          awaitVersion(published.getLast());
          assertThat(vectors(mastery(learner))).isGreaterThan(0);
        }
      } finally {
        done.set(true);
      }
      for (Future<Integer> load : loads) {
        assertThat(load.get()).isGreaterThan(20);
      }
      assertThat(chanceByVersion).containsKeys(published.toArray(String[]::new));
      assertThat(chanceByVersion.values().stream().distinct().count())
          .isGreaterThanOrEqualTo(published.size());
    }
  }

  /// What is said under one version is the same but for the time that passes: a forecast falls with
  /// the seconds since the answer. The first and the last model differ by far more.
  private static void check(Map<String, Double> byVersion, String version, double chance) {
    assertThat(chance).isCloseTo(byVersion.computeIfAbsent(version, it -> chance), within(0.05));
  }
}

package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.google.rpc.BadRequest;
import com.google.rpc.ResourceInfo;
import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.GetRoadmapRequest;
import dev.waymark.catalog.v1.GetTopicRequest;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.catalog.v1.SearchTopicsRequest;
import dev.waymark.catalog.v1.Topic;
import dev.waymark.events.PositionTokens;
import dev.waymark.learner.v1.EraseLearnerRequest;
import dev.waymark.learner.v1.ExportLearnerRequest;
import dev.waymark.learner.v1.GetProfileRequest;
import dev.waymark.learner.v1.Goal;
import dev.waymark.learner.v1.LearnerServiceGrpc;
import dev.waymark.learner.v1.Profile;
import dev.waymark.learner.v1.UpdateProfileRequest;
import dev.waymark.learner.v1.UpdateProfileResponse;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.fixture.Stored;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.NextProbeRequest;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.Step;
import dev.waymark.recommender.v1.TopicMastery;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.CallOptions;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.grpc.Metadata;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.MetadataUtils;
import io.grpc.stub.StreamObserver;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.neo4j.driver.Transaction;

@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class RecommenderTest {
  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject Driver driver;

  private ManagedChannel channel;
  private ProgressSender sender;

  @BeforeEach
  void connect() {
    channel = ManagedChannelBuilder.forAddress("127.0.0.1", port).usePlaintext().build();
    sender = new ProgressSender(EmbeddedBackends.running().kafkaBootstrapServers());
    await()
        .atMost(Duration.ofSeconds(20))
        .ignoreExceptions()
        .until(() -> catalog().listRoadmaps(ListRoadmapsRequest.getDefaultInstance()) != null);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
    sender.close();
  }

  private CatalogServiceGrpc.CatalogServiceBlockingStub catalog() {
    return CatalogServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  private RecommenderServiceGrpc.RecommenderServiceBlockingStub recommender() {
    return RecommenderServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  @Test
  void anAnswerSaysWhichPartitionsItsInstanceWrites() {
    var key = Metadata.Key.of("waymark-partitions", Metadata.ASCII_STRING_MARSHALLER);
    var headers = new AtomicReference<Metadata>();
    var asked =
        catalog()
            .withInterceptors(
                MetadataUtils.newCaptureMetadataInterceptor(headers, new AtomicReference<>()));
    await()
        .atMost(Duration.ofSeconds(9))
        .untilAsserted(() -> {
          assertThat(asked.listRoadmaps(ListRoadmapsRequest.getDefaultInstance())).isNotNull();
          // The only instance writes all of them.
          assertThat(headers.get().get(key)).isEqualTo("6;0,1,2,3,4,5");
        });
  }

  private RecommendNextStepsResponse nextSteps(String learner, String token) {
    return recommender()
        .recommendNextSteps(
            RecommendNextStepsRequest.newBuilder()
                .setLearnerId(learner)
                .setRoadmapId("ml")
                .setConsistencyToken(token)
                .build());
  }

  private TopicMastery mastery(String learner, String topic, String token) {
    GetMasteryResponse response =
        recommender()
            .getMastery(
                GetMasteryRequest.newBuilder()
                    .setLearnerId(learner)
                    .setRoadmapId("ml")
                    .setConsistencyToken(token)
                    .build());
    return response.getTopicsList().stream()
        .filter(it -> it.getTopicId().equals(topic))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void theCatalogueComesFromTheDatabase() {
    var roadmaps = catalog().listRoadmaps(ListRoadmapsRequest.getDefaultInstance());
    assertThat(roadmaps.getRoadmapsList())
        .singleElement()
        .satisfies(it -> assertThat(it.getSectionCount()).isEqualTo(2));
    var roadmap = catalog().getRoadmap(GetRoadmapRequest.newBuilder().setRoadmapId("ml").build());
    assertThat(roadmap.getSections(1).getTopicsList())
        .extracting(it -> it.getTopic().getTopicId())
        .containsExactly("sql", "pca");
    var topic = catalog().getTopic(GetTopicRequest.newBuilder().setTopicId("pca").build());
    assertThat(topic.getRequiresList())
        .extracting(it -> it.getTopicId() + " " + it.getStrength())
        .containsExactly("eigenvalues HARD", "sql SOFT");
  }

  @Test
  void searchPutsTheBestMatchFirst() {
    var found = catalog().searchTopics(SearchTopicsRequest.newBuilder().setQuery("VECTOR").build());
    assertThat(found.getTopicsList()).extracting(Topic::getTopicId).startsWith("vectors", "pca");
  }

  @Test
  void anUnknownTopicIsNamed() {
    assertThatThrownBy(
            () -> catalog().getTopic(GetTopicRequest.newBuilder().setTopicId("nope").build()))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
              assertThat(detail(e, ResourceInfo.class).getResourceName()).isEqualTo("nope");
            });
  }

  @Test
  void anInvalidFieldIsNamed() {
    assertThatThrownBy(() -> nextSteps("a\nb", ""))
        .isInstanceOfSatisfying(
            StatusRuntimeException.class,
            e -> {
              assertThat(e.getStatus().getCode()).isEqualTo(Status.Code.INVALID_ARGUMENT);
              assertThat(detail(e, BadRequest.class).getFieldViolations(0).getField())
                  .isEqualTo("learner_id");
            });
  }

  @Test
  void anUnknownLearnerStartsWithWhatNeedsNothing() {
    assertThat(nextSteps("nobody", "").getStepsList())
        .extracting(Step::getTopicId)
        .contains("vectors", "sql")
        .doesNotContain("matrices", "eigenvalues", "pca");
  }

  @Test
  void anEventMovesTheNextSteps() {
    String token = "";
    for (int i = 0; i < 6; i++) {
      token = sender.practised("ada", "vectors", true);
    }
    assertThat(nextSteps("ada", token).getStepsList())
        .extracting(Step::getTopicId)
        .contains("matrices")
        .doesNotContain("vectors");
    assertThat(mastery("ada", "vectors", token).getEvidence().getAttempts()).isEqualTo(6);
    var path =
        recommender()
            .planPath(PlanPathRequest.newBuilder().setLearnerId("ada").setRoadmapId("ml").build());
    assertThat(path.getStepsList()).extracting(it -> it.getTopicId()).startsWith("matrices");
  }

  @Test
  void anEventSentTwiceCountsOnce() {
    sender.practised("twice-1", "bob", "vectors", true);
    String token = sender.practised("twice-1", "bob", "vectors", true);
    assertThat(mastery("bob", "vectors", token).getEvidence().getAttempts()).isEqualTo(1);
  }

  @Test
  void aTokenThatSomebodyMadeUpIsRefusedAtOnce() {
    String genuine = sender.practised("eva", "vectors", true);
    String others = PositionTokens.bySecret("a guess").encode("eva", 0, 1);
    for (String token : List.of(others, genuine.substring(0, genuine.length() - 2) + "AA")) {
      assertThatThrownBy(() -> nextSteps("eva", token))
          .hasMessageContaining("INVALID_ARGUMENT")
          .hasMessageContaining("is not one that this service gave");
    }
  }

  @Test
  void topicsOfAllGoalsTogetherAreBounded() {
    Goal goal = Goal.newBuilder().addAllTopicIds(Collections.nCopies(251, "vectors")).build();
    assertThatThrownBy(() ->
            learners()
                .updateProfile(
                    UpdateProfileRequest.newBuilder()
                        .setLearnerId("many")
                        .setProfile(Profile.newBuilder().addGoals(goal).addGoals(goal))
                        .build()))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("500 topics together");
  }

  @Test
  void aTokenOfAPlaceThatTheLogDoesNotHaveIsRefused() {
    var sent = sender.send("1", "eve", ProgressSender.json("eve", "vectors", "\"started\":{}"));
    for (String token :
        List.of(
            ProgressSender.token(sent.partition(), sent.offset() + 100, "eve"),
            ProgressSender.token(77, 1, "eve"))) {
      assertThatThrownBy(() -> nextSteps("eve", token))
          .hasMessageContaining("INVALID_ARGUMENT")
          .hasMessageContaining("the log does not have");
    }
  }

  @Test
  void aTokenThatIsNotReachedInTimeTellsHowFarBehind() {
    mastery("sue", "vectors", sender.practised("sue", "vectors", true));
    try (Session session = driver.session();
        Transaction holding = session.beginTransaction()) {
      holding.run(Stored.in("MATCH (l:Learner {id: 'sue'}) SET l.held = true")).consume();
      String token = sender.practised("sue", "vectors", true);
      assertThatThrownBy(() ->
              RecommenderServiceGrpc.newBlockingStub(channel)
                  .withDeadlineAfter(2, TimeUnit.SECONDS)
                  .recommendNextSteps(
                      RecommendNextStepsRequest.newBuilder()
                          .setLearnerId("sue")
                          .setRoadmapId("ml")
                          .setConsistencyToken(token)
                          .build()))
          .hasMessageContaining("DEADLINE_EXCEEDED")
          .hasMessageContaining("1 records behind");
    }
  }

  @Test
  void aTokenOfAnotherLearnerIsRefused() {
    String token = sender.practised("ann", "vectors", true);
    assertThatThrownBy(() -> nextSteps("mallory", token))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("another learner");
  }

  @Test
  void aProfileGivesAnswersAGoal() {
    assertThatThrownBy(() -> recommender().recommendNextSteps(ofProfile("gus", "")))
        .hasMessageContaining("FAILED_PRECONDITION");
    String token = updateProfile("gus", profile("ml")).getConsistencyToken();
    assertThat(recommender().recommendNextSteps(ofProfile("gus", "")).getRoadmapId())
        .isEqualTo("ml");
    var held =
        learners()
            .getProfile(
                GetProfileRequest.newBuilder()
                    .setLearnerId("gus")
                    .setConsistencyToken(token)
                    .build());
    assertThat(held.getProfile()).isEqualTo(profile("ml"));
  }

  @Test
  void aGoalThatTheGraphDoesNotKnowIsNamed() {
    assertThatThrownBy(() -> updateProfile("gus", profile("nope")))
        .hasMessageContaining("NOT_FOUND")
        .hasMessageContaining("nope");
  }

  @Test
  void anErasedLearnerIsForgotten() {
    updateProfile("ivy", profile("ml"));
    String token = sender.practised("ivy", "vectors", true);
    assertThat(mastery("ivy", "vectors", token).getEvidence().getAttempts()).isEqualTo(1);
    assertThat(export("ivy")).contains("\"topicId\" : \"vectors\"");
    var erased =
        learners().eraseLearner(EraseLearnerRequest.newBuilder().setLearnerId("ivy").build());
    assertThat(erased.hasErasedAt()).isTrue();
    assertThat(mastery("ivy", "vectors", "").getEvidence().getAttempts()).isZero();
    assertThat(export("ivy")).doesNotContain("vectors");
    assertThat(
            driver
                .executableQuery(Stored.in("MATCH (l:Learner {id: 'ivy'}) RETURN l"))
                .execute()
                .records())
        .isEmpty();
    token = sender.practised("ivy", "sql", true);
    assertThat(mastery("ivy", "sql", token).getEvidence().getAttempts()).isEqualTo(1);
    assertThat(mastery("ivy", "vectors", token).getEvidence().getAttempts()).isZero();
  }

  @Test
  void aWatchTellsOfEachChange() throws InterruptedException {
    BlockingQueue<WatchNextStepsResponse> seen = new LinkedBlockingQueue<>();
    var watch =
        channel.newCall(RecommenderServiceGrpc.getWatchNextStepsMethod(), CallOptions.DEFAULT);
    ClientCalls.asyncServerStreamingCall(
        watch,
        WatchNextStepsRequest.newBuilder().setLearnerId("joe").setRoadmapId("ml").build(),
        new StreamObserver<>() {
          @Override
          public void onNext(WatchNextStepsResponse response) {
            seen.add(response);
          }

          @Override
          public void onError(Throwable failure) {}

          @Override
          public void onCompleted() {}
        });
    WatchNextStepsResponse first = seen.poll(10, TimeUnit.SECONDS);
    assertThat(first).isNotNull();
    sender.practised("joe", "vectors", true);
    WatchNextStepsResponse second = seen.poll(10, TimeUnit.SECONDS);
    assertThat(second).isNotNull();
    assertThat(second.getNextSteps().getStepsList())
        .isNotEqualTo(first.getNextSteps().getStepsList());
    watch.cancel("seen enough", null);
  }

  @Test
  void placementAsksOrIsDone() {
    var probe =
        recommender()
            .nextProbe(
                NextProbeRequest.newBuilder().setLearnerId("kim").setRoadmapId("ml").build());
    assertThat(probe.getRoadmapId()).isEqualTo("ml");
    assertThat(probe.hasProbe()).isNotEqualTo(probe.getDone());
  }

  private static RecommendNextStepsRequest ofProfile(String learner, String token) {
    return RecommendNextStepsRequest.newBuilder()
        .setLearnerId(learner)
        .setConsistencyToken(token)
        .build();
  }

  private LearnerServiceGrpc.LearnerServiceBlockingStub learners() {
    return LearnerServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  private UpdateProfileResponse updateProfile(String learner, Profile profile) {
    return learners()
        .updateProfile(
            UpdateProfileRequest.newBuilder().setLearnerId(learner).setProfile(profile).build());
  }

  private static Profile profile(String roadmap) {
    return Profile.newBuilder()
        .addGoals(Goal.newBuilder().setRoadmapId(roadmap))
        .setWeeklyMinutes(120)
        .addAccess(Access.FREE)
        .addLanguages("en")
        .build();
  }

  private String export(String learner) {
    return learners()
        .exportLearner(ExportLearnerRequest.newBuilder().setLearnerId(learner).build())
        .getDocument();
  }

  private static <T extends com.google.protobuf.Message> T detail(
      StatusRuntimeException failure, Class<T> type) {
    try {
      return StatusProto.fromThrowable(failure).getDetails(0).unpack(type);
    } catch (com.google.protobuf.InvalidProtocolBufferException e) {
      throw new AssertionError(e);
    }
  }
}

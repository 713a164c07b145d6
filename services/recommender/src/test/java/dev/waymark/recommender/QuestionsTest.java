package dev.waymark.recommender;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.waymark.catalog.v1.Access;
import dev.waymark.catalog.v1.ResourceType;
import dev.waymark.recommender.fixture.EmbeddedBackends;
import dev.waymark.recommender.fixture.ProgressSender;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.v1.ExplainTopicRequest;
import dev.waymark.recommender.v1.ExplainTopicResponse;
import dev.waymark.recommender.v1.NoSteps;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.Share;
import dev.waymark.recommender.v1.Standing;
import dev.waymark.recommender.v1.Step;
import io.grpc.ManagedChannel;
import io.grpc.ManagedChannelBuilder;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// What can be asked beside the plain list of next steps. Every topic is of level 2, every resource
/// free and English.
@Tag("service")
@QuarkusTest
@QuarkusTestResource(EmbeddedBackends.class)
class QuestionsTest {
  @ConfigProperty(name = "quarkus.grpc.server.test-port")
  int port;

  @Inject ServedGraph graph;

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

  private RecommenderServiceGrpc.RecommenderServiceBlockingStub recommender() {
    return RecommenderServiceGrpc.newBlockingStub(channel).withDeadlineAfter(10, TimeUnit.SECONDS);
  }

  private static RecommendNextStepsRequest.Builder asked() {
    return RecommendNextStepsRequest.newBuilder().setLearnerId("pia").setRoadmapId("ml");
  }

  private List<Step> steps(RecommendNextStepsRequest.Builder request) {
    return recommender().recommendNextSteps(request.build()).getStepsList();
  }

  private ExplainTopicResponse explain(String learner, String topic, String token) {
    return recommender()
        .explainTopic(
            ExplainTopicRequest.newBuilder()
                .setLearnerId(learner)
                .setRoadmapId("ml")
                .setTopicId(topic)
                .setConsistencyToken(token)
                .build());
  }

  @Test
  void aLevelLeavesOutWhatIsHarder() {
    assertThat(steps(asked())).isNotEmpty();
    assertThat(steps(asked().setMaxLevel(2))).isEqualTo(steps(asked().setMaxLevel(5)));
    assertThat(steps(asked().setMaxLevel(1))).isEmpty();
    assertThatThrownBy(() -> steps(asked().setMaxLevel(6)))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("max_level");
  }

  @Test
  void resourcesFollowWhatTheRequestPrefers() {
    assertThat(steps(asked().addAccess(Access.FREE).addLanguages("en-GB")))
        .flatMap(Step::getResourcesList)
        .isNotEmpty()
        .allSatisfy(
            resource -> assertThat(resource.getResource().getAccess()).isEqualTo(Access.FREE));
    assertThat(steps(asked().addAccess(Access.PAID)))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.getResourcesList()).isEmpty());
    assertThat(steps(asked().addLanguages("de")))
        .allSatisfy(step -> assertThat(step.getResourcesList()).isEmpty());
    assertThat(steps(asked().addResourceTypes(ResourceType.BOOK)))
        .flatMap(Step::getResourcesList)
        .allSatisfy(resource ->
            assertThat(resource.getReasonsList())
                .extracting(reason -> reason.getCode())
                .contains("PREFERRED_TYPE"));
    assertThatThrownBy(() -> steps(asked().addLanguages("not a tag")))
        .hasMessageContaining("INVALID_ARGUMENT")
        .hasMessageContaining("languages");
  }

  @Test
  void anExcludedTopicGivesItsPlaceToTheNext() {
    List<String> all = topics(asked().setLimit(50));
    assertThat(all).hasSizeGreaterThan(1);
    assertThat(topics(asked().setLimit(1).addExclude(all.getFirst()))).containsExactly(all.get(1));
    var none = recommender().recommendNextSteps(asked().setLimit(1).addAllExclude(all).build());
    assertThat(none.getStepsList()).isEmpty();
    assertThat(none.getNoSteps()).isEqualTo(NoSteps.ALL_EXCLUDED);
    assertThatThrownBy(() -> steps(asked().addExclude("nope"))).hasMessageContaining("NOT_FOUND");
  }

  private List<String> topics(RecommendNextStepsRequest.Builder request) {
    return steps(request).stream().map(Step::getTopicId).toList();
  }

  @Test
  void anAnswerIsAsLeanAsItIsAskedToBe() {
    assertThat(steps(asked().setMaxResources(0)))
        .isNotEmpty()
        .allSatisfy(step -> assertThat(step.getResourcesList()).isEmpty())
        .allSatisfy(step -> assertThat(step.getReasonsList()).isNotEmpty());
    assertThat(steps(asked().setMaxResources(50))).isEqualTo(steps(asked()));
    assertThat(steps(asked().setWithoutReasons(true)))
        .allSatisfy(step -> assertThat(step.getReasonsList()).isEmpty())
        .flatMap(Step::getResourcesList)
        .isNotEmpty()
        .allSatisfy(resource -> assertThat(resource.getReasonsList()).isEmpty());
    assertThatThrownBy(() -> steps(asked().setMaxResources(51)))
        .hasMessageContaining("max_resources");
  }

  @Test
  void theShareOfTheGoalGrowsWithWhatIsMastered() {
    Share before = recommender().recommendNextSteps(asked().build()).getShare();
    assertThat(before.getPercent()).isZero();
    assertThat(before.getMastered()).isZero();
    assertThat(before.getReady()).isPositive();
    assertThat(before.getNotReady()).isPositive();
    var last =
        sender.send(
            "s-1", "sam", ProgressSender.json("sam", "vectors", "\"assessed\":{\"score\":1}"));
    String token = ProgressSender.token(last, "sam");
    Share after =
        recommender()
            .recommendNextSteps(asked().setLearnerId("sam").setConsistencyToken(token).build())
            .getShare();
    int topics = before.getReady() + before.getNotReady();
    assertThat(after.getMastered()).isPositive();
    assertThat(after.getMastered() + after.getReady() + after.getNotReady()).isEqualTo(topics);
    assertThat(after.getPercent()).isEqualTo(100 * after.getMastered() / topics).isLessThan(100);
    assertThat(
            recommender()
                .planPath(
                    PlanPathRequest.newBuilder().setLearnerId("sam").setRoadmapId("ml").build())
                .getShare())
        .isEqualTo(after);
  }

  @Test
  void whyATopicIsOrIsNotANextStepIsTold() {
    ExplainTopicResponse ready = explain("pia", "vectors", "");
    assertThat(ready.getStanding()).isEqualTo(Standing.OPEN);
    assertThat(ready.getPlace()).isPositive();
    ExplainTopicResponse early = explain("pia", "eigenvalues", "");
    assertThat(early.getStanding()).isEqualTo(Standing.NOT_READY);
    assertThat(early.getMissingTopicIdsList()).containsExactly("matrices");
    assertThat(early.getText()).isEqualTo("First you need Matrices.");
    assertThat(early.getBasis().getModelVersion()).isNotEmpty();
    sender.send("r-1", "rob", ProgressSender.json("rob", "vectors", "\"assessed\":{\"score\":1}"));
    var last = sender.send("r-2", "rob", ProgressSender.json("rob", "sql", "\"dismissed\":{}"));
    String token = ProgressSender.token(last, "rob");
    assertThat(explain("rob", "vectors", token).getStanding()).isEqualTo(Standing.MASTERED);
    ExplainTopicResponse aside = explain("rob", "sql", token);
    assertThat(aside.getStanding()).isEqualTo(Standing.DISMISSED);
    assertThat(aside.hasDismissedUntil()).isFalse();
    assertThatThrownBy(() -> explain("rob", "nope", ""))
        .hasMessageContaining("NOT_FOUND")
        .hasMessageContaining("nope");
  }
}

package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.waymark.catalog.v1.CatalogServiceGrpc;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.catalog.v1.RoadmapSummary;
import dev.waymark.it.client.Events;
import dev.waymark.it.client.LearnerApi;
import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.Step;
import dev.waymark.recommender.v1.TopicMastery;
import io.grpc.ManagedChannel;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.netty.NettyChannelBuilder;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(SharedSuite.class)
final class GrpcIT {

  private static final String ROADMAP = "ml-engineer";

  private final LearnerApi learner;
  private final ManagedChannel channel;
  private final RecommenderServiceGrpc.RecommenderServiceBlockingStub recommender;

  GrpcIT(RunningSuite suite) {
    learner = LearnerApi.unknown(suite.rest());
    channel = NettyChannelBuilder.forAddress("127.0.0.1", suite.grpcPort()).usePlaintext().build();
    recommender = RecommenderServiceGrpc.newBlockingStub(channel);
  }

  @AfterEach
  void disconnect() {
    channel.shutdownNow();
  }

  @Test
  void theServicesDescribeThemselves() throws Exception {
    CompletableFuture<ServerReflectionResponse> answer = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(channel).serverReflectionInfo(new First<>(answer));
    requests.onNext(ServerReflectionRequest.newBuilder().setListServices("").build());

    assertThat(answer.get(10, TimeUnit.SECONDS).getListServicesResponse().getServiceList())
        .extracting(ServiceResponse::getName)
        .contains("waymark.recommender.v1.RecommenderService", "waymark.catalog.v1.CatalogService");
    requests.onCompleted();
  }

  @Test
  void theServerSaysThatItServes() {
    assertThat(
            HealthGrpc.newBlockingStub(channel)
                .check(HealthCheckRequest.getDefaultInstance())
                .getStatus())
        .isEqualTo(ServingStatus.SERVING);
  }

  @Test
  void theRoadmapsAreListed() {
    assertThat(
            CatalogServiceGrpc.newBlockingStub(channel)
                .listRoadmaps(ListRoadmapsRequest.getDefaultInstance())
                .getRoadmapsList())
        .extracting(RoadmapSummary::getRoadmapId)
        .contains("ml-engineer", "data-analyst");
  }

  @Test
  void theStepsAreThoseOfTheGateway() {
    String token = learner.send(Events.mastered("linear-algebra.vectors"));

    RecommendNextStepsResponse answer =
        recommender.recommendNextSteps(
            RecommendNextStepsRequest.newBuilder()
                .setLearnerId(learner.id())
                .setRoadmapId(ROADMAP)
                .setLimit(5)
                .setConsistencyToken(token)
                .build());

    List<String> overRest = LearnerApi.texts(learner.nextSteps(ROADMAP, token), "steps", "topicId");
    assertThat(answer.getStepsList()).extracting(Step::getTopicId).isEqualTo(overRest);
    assertThat(answer.getBasis().getGraphRelease()).isNotEmpty();
  }

  @Test
  void pathAndMasteryAnswerToo() {
    String token = learner.send(Events.mastered("linear-algebra.vectors"));

    assertThat(
            recommender
                .planPath(
                    PlanPathRequest.newBuilder()
                        .setLearnerId(learner.id())
                        .setRoadmapId(ROADMAP)
                        .setHoursPerWeek(6)
                        .build())
                .getStepsList())
        .isNotEmpty();
    assertThat(
            recommender
                .getMastery(
                    GetMasteryRequest.newBuilder()
                        .setLearnerId(learner.id())
                        .setRoadmapId(ROADMAP)
                        .setConsistencyToken(token)
                        .build())
                .getTopicsList())
        .filteredOn(TopicMastery::getMastered)
        .extracting(TopicMastery::getTopicId)
        .contains("linear-algebra.vectors");
  }

  @Test
  void anUnknownRoadmapIsNotFound() {
    StatusRuntimeException refusal =
        catchThrowableOfType(
            StatusRuntimeException.class,
            () ->
                recommender.recommendNextSteps(
                    RecommendNextStepsRequest.newBuilder()
                        .setLearnerId(learner.id())
                        .setRoadmapId("no-such-thing")
                        .build()));

    assertThat(refusal.getStatus().getCode()).isEqualTo(Status.Code.NOT_FOUND);
    assertThat(refusal.getStatus().getDescription()).contains("no-such-thing");
  }

  /// Completes with the first message of a stream.
  private record First<T>(CompletableFuture<T> message) implements StreamObserver<T> {

    @Override
    public void onNext(T value) {
      message.complete(value);
    }

    @Override
    public void onError(Throwable failure) {
      message.completeExceptionally(failure);
    }

    @Override
    public void onCompleted() {}
  }
}

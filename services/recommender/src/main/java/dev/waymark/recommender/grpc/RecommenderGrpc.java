package dev.waymark.recommender.grpc;

import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.v1.ExplainTopicRequest;
import dev.waymark.recommender.v1.ExplainTopicResponse;
import dev.waymark.recommender.v1.GetMasteryRequest;
import dev.waymark.recommender.v1.GetMasteryResponse;
import dev.waymark.recommender.v1.MutinyRecommenderServiceGrpc.RecommenderServiceImplBase;
import dev.waymark.recommender.v1.NextProbeRequest;
import dev.waymark.recommender.v1.NextProbeResponse;
import dev.waymark.recommender.v1.PlanPathRequest;
import dev.waymark.recommender.v1.PlanPathResponse;
import dev.waymark.recommender.v1.RecommendNextStepsRequest;
import dev.waymark.recommender.v1.RecommendNextStepsResponse;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import dev.waymark.recommender.wiring.Computations;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/// Next steps, paths and mastery, answered from memory.
@GrpcService
final class RecommenderGrpc extends RecommenderServiceImplBase {
  private final LearnerReads reads;
  private final ResponseBuilder answers;
  private final LearnerChanges changes;
  private final Computations computations;

  RecommenderGrpc(
      LearnerReads reads,
      ResponseBuilder answers,
      LearnerChanges changes,
      Computations computations) {
    this.reads = reads;
    this.answers = answers;
    this.changes = changes;
    this.computations = computations;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return StrictMessages.of(super.bindService());
  }

  @Override
  public Uni<RecommendNextStepsResponse> recommendNextSteps(RecommendNextStepsRequest request) {
    return reads.read(
        request.getLearnerId(),
        request.getConsistencyToken(),
        (learner, graph) -> answers.nextSteps(request, learner, graph));
  }

  @Override
  public Uni<PlanPathResponse> planPath(PlanPathRequest request) {
    return reads.readAtLength(
        request.getLearnerId(),
        request.getConsistencyToken(),
        (learner, graph) -> answers.path(request, learner, graph));
  }

  @Override
  public Uni<GetMasteryResponse> getMastery(GetMasteryRequest request) {
    return reads.read(
        request.getLearnerId(),
        request.getConsistencyToken(),
        (learner, graph) -> answers.mastery(request, learner, graph));
  }

  @Override
  public Uni<ExplainTopicResponse> explainTopic(ExplainTopicRequest request) {
    return reads.read(
        request.getLearnerId(),
        request.getConsistencyToken(),
        (learner, graph) -> answers.explain(request, learner, graph));
  }

  @Override
  public Uni<NextProbeResponse> nextProbe(NextProbeRequest request) {
    return reads.readAtLength(
        request.getLearnerId(),
        request.getConsistencyToken(),
        (learner, graph) -> answers.probe(request, learner, graph));
  }

  @Override
  public Multi<WatchNextStepsResponse> watchNextSteps(WatchNextStepsRequest request) {
    var asked =
        RecommendNextStepsRequest.newBuilder()
            .setLearnerId(request.getLearnerId())
            .setRoadmapId(request.getRoadmapId())
            .setLimit(request.getLimit())
            .setMinutes(request.getMinutes())
            .setWithoutReasons(request.getWithoutReasons());
    if (request.hasMaxResources()) {
      asked.setMaxResources(request.getMaxResources());
    }
    RecommendNextStepsRequest question = asked.build();
    CallReadiness.Call call = CallReadiness.current();
    return Multi.createFrom()
        .emitter(client ->
            new NextStepsWatch(() -> watched(question), call, client, computations.background())
                .start(changes, request.getLearnerId()));
  }

  private Uni<WatchNextStepsResponse> watched(RecommendNextStepsRequest question) {
    return reads.read(
        question.getLearnerId(),
        question.getConsistencyToken(),
        (learner, graph) -> {
          RecommendNextStepsResponse answer = answers.nextSteps(question, learner, graph);
          return WatchNextStepsResponse.newBuilder()
              .setNextSteps(answer)
              .setId(AnswerIds.of(answer, learner.revision()))
              .build();
        });
  }
}

package dev.waymark.recommender.grpc;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.insight.v1.GetInsightRequest;
import dev.waymark.insight.v1.GetInsightResponse;
import dev.waymark.insight.v1.MutinyInsightServiceGrpc.InsightServiceImplBase;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.insight.IngestionView;
import dev.waymark.recommender.insight.Insights;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.time.InstantSource;
import java.util.concurrent.TimeoutException;

/// Figures over all learners and over ingestion.
@GrpcService
final class InsightGrpc extends InsightServiceImplBase {
  private final Insights insights;
  private final IngestionView ingestion;
  private final ServedGraph served;
  private final InstantSource clock;
  private final Duration maxWait;
  private final InsightWire wire;

  InsightGrpc(
      Insights insights,
      IngestionView ingestion,
      ServedGraph served,
      InstantSource clock,
      RecommenderConfig config) {
    this.insights = insights;
    this.ingestion = ingestion;
    this.served = served;
    this.clock = clock;
    this.maxWait = config.reads().maxWait();
    this.wire = new InsightWire(config.insight().minLearners());
  }

  @Override
  public ServerServiceDefinition bindService() {
    return StrictMessages.of(super.bindService());
  }

  @Override
  public Uni<GetInsightResponse> getInsight(GetInsightRequest request) {
    String roadmapId = request.getRoadmapId();
    PrerequisiteGraph graph;
    try {
      Requests.id("roadmap_id", roadmapId);
      graph = served.current().orElseThrow(Failures::noGraph);
      if (graph.roadmap(roadmapId).isEmpty()) {
        throw Failures.unknownRoadmap(roadmapId);
      }
    } catch (StatusRuntimeException e) {
      return Uni.createFrom().failure(e);
    }
    return Uni.createFrom()
        .completionStage(insights.of(graph, roadmapId, CallTimeout.within(maxWait)))
        .emitOn(LearnerReads.eventLoop())
        .map(insight -> wire.response(roadmapId, insight, ingestion.now(), clock.instant()))
        .onFailure()
        .transform(failure ->
            failure instanceof TimeoutException
                ? Failures.counting()
                : LearnerReads.failure(failure));
  }
}

package dev.waymark.gateway.grpc;

import dev.waymark.gateway.answer.Insight;
import dev.waymark.insight.v1.GetInsightRequest;
import dev.waymark.insight.v1.MutinyInsightServiceGrpc.MutinyInsightServiceStub;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// Figures over all learners, asked of the recommender. Every call fails with a {@link
/// dev.waymark.gateway.problem.ProblemException}.
@ApplicationScoped
public class InsightClient {

  private final MutinyInsightServiceStub stub;
  private final RecommenderCalls calls;

  InsightClient(@GrpcClient("recommender") MutinyInsightServiceStub stub, RecommenderCalls calls) {
    this.stub = stub;
    this.calls = calls;
  }

  public Uni<Insight> insight(String roadmapId) {
    var request = GetInsightRequest.newBuilder().setRoadmapId(roadmapId).build();
    return calls.read(stub, s -> s.getInsight(request), InsightAnswers::insight);
  }
}

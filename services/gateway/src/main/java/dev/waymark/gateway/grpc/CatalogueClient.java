package dev.waymark.gateway.grpc;

import dev.waymark.catalog.v1.GetRoadmapRequest;
import dev.waymark.catalog.v1.GetTopicRequest;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.catalog.v1.MutinyCatalogServiceGrpc.MutinyCatalogServiceStub;
import dev.waymark.catalog.v1.SearchTopicsRequest;
import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicList;
import io.quarkus.grpc.GrpcClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;

/// The catalogue, asked of the recommender. Every call fails with a {@link
/// dev.waymark.gateway.problem.ProblemException}.
@ApplicationScoped
public class CatalogueClient {

  private final MutinyCatalogServiceStub stub;
  private final RecommenderCalls calls;

  CatalogueClient(
      @GrpcClient("recommender") MutinyCatalogServiceStub stub, RecommenderCalls calls) {
    this.stub = stub;
    this.calls = calls;
  }

  public Uni<RoadmapList> roadmaps() {
    return calls.read(
        stub,
        s -> s.listRoadmaps(ListRoadmapsRequest.getDefaultInstance()),
        CatalogueAnswers::roadmaps);
  }

  public Uni<Roadmap> roadmap(String id) {
    var request = GetRoadmapRequest.newBuilder().setRoadmapId(id).build();
    return calls.read(stub, s -> s.getRoadmap(request), CatalogueAnswers::roadmap);
  }

  public Uni<Topic> topic(String id) {
    var request = GetTopicRequest.newBuilder().setTopicId(id).build();
    return calls.read(stub, s -> s.getTopic(request), CatalogueAnswers::topic);
  }

  /// Topics that match.
  ///
  /// @param query words to look for; empty for every topic, by id
  /// @param after the topic that they follow; empty for none
  /// @param limit at most this many, 1 to 200
  public Uni<TopicList> topics(String query, String after, int limit) {
    var request =
        SearchTopicsRequest.newBuilder().setQuery(query).setAfter(after).setLimit(limit).build();
    return calls.read(stub, s -> s.searchTopics(request), CatalogueAnswers::topics);
  }
}

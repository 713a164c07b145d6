package dev.waymark.recommender.grpc;

import dev.waymark.catalog.v1.GetRoadmapRequest;
import dev.waymark.catalog.v1.GetRoadmapResponse;
import dev.waymark.catalog.v1.GetTopicRequest;
import dev.waymark.catalog.v1.GetTopicResponse;
import dev.waymark.catalog.v1.ListRoadmapsRequest;
import dev.waymark.catalog.v1.ListRoadmapsResponse;
import dev.waymark.catalog.v1.MutinyCatalogServiceGrpc.CatalogServiceImplBase;
import dev.waymark.catalog.v1.SearchTopicsRequest;
import dev.waymark.catalog.v1.SearchTopicsResponse;
import dev.waymark.catalog.v1.Section;
import dev.waymark.catalog.v1.SectionTopic;
import dev.waymark.engine.graph.Inclusion;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.graph.TopicSearch;
import io.grpc.ServerServiceDefinition;
import io.quarkus.grpc.GrpcService;
import io.smallrye.mutiny.Uni;
import java.util.function.Function;

/// The catalogue, answered from the served graph.
@GrpcService
final class CatalogGrpc extends CatalogServiceImplBase {
  private static final int DEFAULT_LIMIT = 20;
  private static final int MAX_LIMIT = 200;
  private static final int MAX_QUERY = 200;

  private final ServedGraph served;

  CatalogGrpc(ServedGraph served) {
    this.served = served;
  }

  @Override
  public ServerServiceDefinition bindService() {
    return StrictMessages.of(super.bindService());
  }

  @Override
  public Uni<ListRoadmapsResponse> listRoadmaps(ListRoadmapsRequest request) {
    return answer(graph -> {
      var response = ListRoadmapsResponse.newBuilder().setGraphRelease(graph.release());
      graph.roadmaps().forEach(it -> response.addRoadmaps(CatalogWire.summary(graph, it)));
      return response.build();
    });
  }

  @Override
  public Uni<GetRoadmapResponse> getRoadmap(GetRoadmapRequest request) {
    return answer(graph -> {
      Roadmap roadmap =
          graph
              .roadmap(Requests.id("roadmap_id", request.getRoadmapId()))
              .orElseThrow(() -> Failures.unknownRoadmap(request.getRoadmapId()));
      var response =
          GetRoadmapResponse.newBuilder()
              .setRoadmap(CatalogWire.summary(graph, roadmap))
              .setGraphRelease(graph.release());
      roadmap.sections().forEach(it -> response.addSections(section(graph, it)));
      return response.build();
    });
  }

  private static Section section(
      PrerequisiteGraph graph, dev.waymark.engine.graph.Section section) {
    Section.Builder message = Section.newBuilder().setTitle(section.title());
    for (Inclusion inclusion : section.topics()) {
      int topic = graph.indexOf(inclusion.topicId());
      message.addTopics(
          SectionTopic.newBuilder()
              .setTopic(CatalogWire.topic(graph.topic(topic)))
              .setWeight(inclusion.weight())
              .addAllRequires(CatalogWire.requirements(graph, graph.prerequisites(), topic)));
    }
    return message.build();
  }

  @Override
  public Uni<GetTopicResponse> getTopic(GetTopicRequest request) {
    return answer(graph -> {
      int topic = graph.indexOf(Requests.id("topic_id", request.getTopicId()));
      if (topic < 0) {
        throw Failures.unknownTopic(request.getTopicId());
      }
      var response =
          GetTopicResponse.newBuilder()
              .setTopic(CatalogWire.topic(graph.topic(topic)))
              .addAllRequires(CatalogWire.requirements(graph, graph.prerequisites(), topic))
              .addAllUnlocks(CatalogWire.requirements(graph, graph.dependents(), topic))
              .setGraphRelease(graph.release());
      graph.lessons(topic).forEach(it -> response.addResources(CatalogWire.resource(it)));
      for (Roadmap roadmap : graph.roadmaps()) {
        if (includes(roadmap, request.getTopicId())) {
          response.addRoadmapIds(roadmap.id());
        }
      }
      return response.build();
    });
  }

  private static boolean includes(Roadmap roadmap, String topicId) {
    return roadmap.sections().stream()
        .flatMap(section -> section.topics().stream())
        .anyMatch(inclusion -> inclusion.topicId().equals(topicId));
  }

  @Override
  public Uni<SearchTopicsResponse> searchTopics(SearchTopicsRequest request) {
    return answer(graph -> {
      if (request.getQuery().length() > MAX_QUERY) {
        throw Failures.invalid("query", "must have at most 200 characters");
      }
      int limit = Requests.limit(request.getLimit(), MAX_LIMIT, DEFAULT_LIMIT);
      var response = SearchTopicsResponse.newBuilder().setGraphRelease(graph.release());
      if (!request.getAfter().isEmpty()) {
        Requests.id("after", request.getAfter());
      }
      TopicSearch.Page page =
          served
              .search(graph)
              .find(request.getQuery(), request.getAfter(), limit)
              .orElseThrow(() ->
                  Failures.invalid(
                      "after", "is not among the topics that are found: begin without it"));
      page.topics().forEach(it -> response.addTopics(CatalogWire.topic(it)));
      if (page.more()) {
        response.setNext(page.topics().getLast().id());
      }
      return response.build();
    });
  }

  private <T> Uni<T> answer(Function<PrerequisiteGraph, T> answer) {
    return Uni.createFrom()
        .item(() -> answer.apply(served.current().orElseThrow(Failures::noGraph)))
        .onFailure()
        .transform(Failures::of);
  }
}

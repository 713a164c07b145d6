package dev.waymark.gateway.catalogue;

import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicList;
import dev.waymark.gateway.grpc.CatalogueClient;
import dev.waymark.gateway.problem.ProblemException;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.function.Function;

/// The catalogue: the recommender's, or the last good copy of it while the recommender is away.
/// Every answer that neither of them has fails with a {@link ProblemException}.
@ApplicationScoped
public class Catalogue {

  private final CatalogueClient client;
  private final CatalogueRefresh refresh;

  Catalogue(CatalogueClient client, CatalogueRefresh refresh) {
    this.client = client;
    this.refresh = refresh;
  }

  public Uni<Found<RoadmapList>> roadmaps() {
    return answer(
        client.roadmaps(), RoadmapList::graphRelease, copy -> Optional.of(copy.roadmaps()));
  }

  public Uni<Found<Roadmap>> roadmap(String id) {
    return answer(client.roadmap(id), Roadmap::graphRelease, copy -> copy.roadmap(id));
  }

  public Uni<Found<Topic>> topic(String id) {
    return answer(client.topic(id), Topic::graphRelease, copy -> copy.topic(id));
  }

  /// Topics that match.
  ///
  /// @param query words to look for; empty for every topic, by id
  /// @param after the topic that they follow; empty for none
  /// @param limit at most this many, 1 to 200
  public Uni<Found<TopicList>> topics(String query, String after, int limit) {
    return answer(
        client.topics(query, after, limit),
        TopicList::graphRelease,
        copy -> Optional.of(copy.topics(query, after, limit)));
  }

  /// The release of the last good copy.
  public Optional<String> copiedRelease() {
    return refresh.copy().map(CatalogueCopy::graphRelease);
  }

  /// Whether the last good copy lacks the topic; false while there is no copy.
  public boolean isUnlisted(String topicId) {
    return refresh.copy().filter(copy -> copy.topic(topicId).isEmpty()).isPresent();
  }

  private <T> Uni<Found<T>> answer(
      Uni<T> live, Function<T, String> release, Function<CatalogueCopy, Optional<T>> copied) {
    return live.invoke(answer -> refresh.saw(release.apply(answer)))
        .map(answer -> new Found<>(answer, false))
        .onFailure(Catalogue::isOutage)
        .recoverWithUni(outage ->
            refresh
                .copy()
                .flatMap(copied)
                .map(answer -> Uni.createFrom().item(new Found<>(answer, true)))
                .orElseGet(() -> Uni.createFrom().failure(outage)));
  }

  private static boolean isOutage(Throwable failure) {
    return failure instanceof ProblemException known && known.problem().type().status() >= 503;
  }
}

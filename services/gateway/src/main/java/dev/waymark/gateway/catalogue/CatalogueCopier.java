package dev.waymark.gateway.catalogue;

import dev.waymark.gateway.answer.Requirement;
import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.answer.RoadmapSummary;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicSummary;
import dev.waymark.gateway.config.GatewayConfig;
import dev.waymark.gateway.grpc.CatalogueClient;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Copies the whole catalogue: every roadmap, the topics they list, and outward along the
/// prerequisites until nothing new is found. Blocks, so it runs on a virtual thread.
@ApplicationScoped
class CatalogueCopier {

  private static final int MAX_CALLS_AT_ONCE = 8;
  private static final int SEARCHED = 200;
  private static final Duration TIMEOUT = Duration.ofMinutes(2);

  private final CatalogueClient client;
  private final int maxTopics;

  CatalogueCopier(CatalogueClient client, GatewayConfig config) {
    this.client = client;
    this.maxTopics = config.catalogue().maxTopics();
  }

  /// The roadmaps as they are now; their release tells whether a copy is out of date.
  RoadmapList roadmaps() {
    return client.roadmaps().await().atMost(TIMEOUT);
  }

  /// A copy of the release that answered with the given roadmaps.
  ///
  /// @throws StaleReleaseException when another release is published meanwhile
  CatalogueCopy copy(RoadmapList list) {
    String release = list.graphRelease();
    List<Roadmap> roadmaps =
        all(list.roadmaps().stream().map(RoadmapSummary::roadmapId).toList(), client::roadmap);
    roadmaps.forEach(roadmap -> check(release, roadmap.graphRelease()));
    return new CatalogueCopy(
        list,
        roadmaps.stream()
            .collect(Collectors.toMap(it -> it.roadmap().roadmapId(), Function.identity())),
        topics(release, firstIds(roadmaps)));
  }

  private Set<String> firstIds(List<Roadmap> roadmaps) {
    Stream<String> listed =
        roadmaps.stream()
            .flatMap(roadmap -> roadmap.sections().stream())
            .flatMap(section -> section.topics().stream())
            .map(it -> it.topic().topicId());
    Stream<String> searched =
        client.topics("", "", SEARCHED).await().atMost(TIMEOUT).topics().stream()
            .map(TopicSummary::topicId);
    return Stream.concat(listed, searched).collect(Collectors.toSet());
  }

  private Map<String, Topic> topics(String release, Set<String> ids) {
    var found = new HashMap<String, Topic>();
    Set<String> wave = ids;
    while (!wave.isEmpty() && found.size() < maxTopics) {
      List<String> fetched = wave.stream().sorted().limit((long) maxTopics - found.size()).toList();
      for (Topic topic : all(fetched, client::topic)) {
        check(release, topic.graphRelease());
        found.put(topic.topic().topicId(), topic);
      }
      var next = new HashSet<String>();
      fetched.forEach(id -> next.addAll(neighbours(found.get(id))));
      next.removeAll(found.keySet());
      wave = next;
    }
    return found;
  }

  private static List<String> neighbours(@org.jspecify.annotations.Nullable Topic topic) {
    return topic == null
        ? List.of()
        : Stream.concat(topic.requires().stream(), topic.unlocks().stream())
            .map(Requirement::topicId)
            .toList();
  }

  private static <T> List<T> all(Collection<String> ids, Function<String, Uni<T>> call) {
    if (ids.isEmpty()) {
      return List.of();
    }
    return Uni.join()
        .all(ids.stream().map(call).toList())
        .usingConcurrencyOf(MAX_CALLS_AT_ONCE)
        .andFailFast()
        .await()
        .atMost(TIMEOUT);
  }

  private static void check(String expected, String actual) {
    if (!expected.equals(actual)) {
      throw new StaleReleaseException();
    }
  }

  /// The graph changed while it was being copied.
  static final class StaleReleaseException extends RuntimeException {
    StaleReleaseException() {
      super("The graph changed while it was being copied", null, false, false);
    }
  }
}

package dev.waymark.gateway.catalogue;

import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicList;
import dev.waymark.gateway.answer.TopicSummary;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/// Everything that one graph release says, as answered.
///
/// @param roadmaps the list of roadmaps; its release is the copy's
/// @param roadmapsById each of them in full
/// @param topicsById the topics they list and all that those are connected to
record CatalogueCopy(
    RoadmapList roadmaps, Map<String, Roadmap> roadmapsById, Map<String, Topic> topicsById) {

  CatalogueCopy {
    roadmapsById = Map.copyOf(roadmapsById);
    topicsById = Map.copyOf(topicsById);
  }

  String graphRelease() {
    return roadmaps.graphRelease();
  }

  Optional<Roadmap> roadmap(String id) {
    return Optional.ofNullable(roadmapsById.get(id));
  }

  Optional<Topic> topic(String id) {
    return Optional.ofNullable(topicsById.get(id));
  }

  /// Topics in which every word occurs: those with all of them in the title first, then by id.
  TopicList topics(String query, int limit) {
    List<String> words =
        Arrays.stream(query.toLowerCase(Locale.ROOT).split("\\s+", -1))
            .filter(word -> !word.isEmpty())
            .toList();
    List<TopicSummary> found =
        topicsById.values().stream()
            .map(Topic::topic)
            .filter(topic -> containsAll(everything(topic), words))
            .sorted(
                Comparator.comparing((TopicSummary topic) -> !containsAll(topic.title(), words))
                    .thenComparing(TopicSummary::topicId))
            .limit(limit)
            .toList();
    return new TopicList(graphRelease(), found);
  }

  private static boolean containsAll(String text, List<String> words) {
    String lowered = text.toLowerCase(Locale.ROOT);
    return words.stream().allMatch(lowered::contains);
  }

  private static String everything(TopicSummary topic) {
    return topic.topicId()
        + ' '
        + topic.title()
        + ' '
        + Objects.requireNonNullElse(topic.summary(), "");
  }
}

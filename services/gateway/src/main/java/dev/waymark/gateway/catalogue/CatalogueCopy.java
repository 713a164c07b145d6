package dev.waymark.gateway.catalogue;

import dev.waymark.gateway.answer.Roadmap;
import dev.waymark.gateway.answer.RoadmapList;
import dev.waymark.gateway.answer.Topic;
import dev.waymark.gateway.answer.TopicList;
import dev.waymark.gateway.answer.TopicSummary;
import dev.waymark.gateway.problem.FieldError;
import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
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
  ///
  /// @param after the topic that they follow; empty for none
  /// @throws ProblemException when words are looked for and do not find that topic
  TopicList topics(String query, String after, int limit) {
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
            .toList();
    int from = after.isEmpty() ? 0 : behind(found, after, words.isEmpty());
    List<TopicSummary> page = found.stream().skip(from).limit(limit).toList();
    boolean more = from + page.size() < found.size();
    return new TopicList(graphRelease(), page, more ? page.getLast().topicId() : null);
  }

  private static int behind(List<TopicSummary> found, String after, boolean byId) {
    for (int i = 0; i < found.size(); i++) {
      int order = found.get(i).topicId().compareTo(after);
      if (order == 0) {
        return i + 1;
      }
      if (byId && order > 0) {
        return i;
      }
    }
    if (byId) {
      return found.size();
    }
    String reason = "is not among the topics that are found: begin without it";
    throw new ProblemException(
        Problem.of(
            ProblemType.INVALID_REQUEST,
            "Correct the parameters named in errors.",
            List.of(new FieldError(null, "after", reason))));
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

package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Reference;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Position;
import dev.waymark.engine.graph.CurriculumProblem;
import dev.waymark.engine.graph.CurriculumProblem.Cycle;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Topics that require each other in a circle, so that none of them could be begun.
final class RequirementCycles {
  /// How many prerequisites of a circle are named.
  private static final int MAX_NAMED = 12;

  private final Map<Edge, Position> places = new HashMap<>();

  private RequirementCycles(Draft draft) {
    for (DraftTopic topic : draft.topics()) {
      Stream.concat(topic.hard().stream(), topic.soft().stream())
          .forEach(required -> place(topic, required));
    }
  }

  private record Edge(String topic, String required) {}

  static void check(Draft draft, List<Finding> findings) {
    RequirementCycles circles = new RequirementCycles(draft);
    for (CurriculumProblem problem : CurriculumProblem.in(draft.curriculum())) {
      if (problem instanceof Cycle(List<String> topics)) {
        findings.add(circles.finding(topics));
      }
    }
  }

  private void place(DraftTopic topic, Reference required) {
    places.putIfAbsent(new Edge(topic.id(), required.topicId()), required.at());
  }

  private Finding finding(List<String> topics) {
    int edges = topics.size() - 1;
    String path =
        IntStream.range(0, Math.min(edges, MAX_NAMED))
            .mapToObj(i -> {
              Edge edge = new Edge(topics.get(i), topics.get(i + 1));
              return "%s requires %s (%s)".formatted(edge.topic(), edge.required(), at(edge));
            })
            .collect(Collectors.joining(", "));
    String rest = edges > MAX_NAMED ? ", and %,d more".formatted(edges - MAX_NAMED) : "";
    return Finding.error(
            at(new Edge(topics.get(0), topics.get(1))),
            "Prerequisites run in a circle: %s%s. Take one of them out.".formatted(path, rest))
        .about(topics.getFirst());
  }

  private Position at(Edge edge) {
    return places.getOrDefault(edge, new Position("", 0));
  }
}

package dev.waymark.seed.check;

import dev.waymark.engine.graph.CurriculumProblem;
import dev.waymark.engine.graph.CurriculumProblem.Cycle;
import dev.waymark.seed.authoring.Draft;
import dev.waymark.seed.authoring.DraftTopic;
import dev.waymark.seed.authoring.Reference;
import dev.waymark.seed.yaml.Finding;
import dev.waymark.seed.yaml.Position;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Topics that require each other in a circle, so that none of them could be begun.
final class Circles {
  private Circles() {}

  static void check(Draft draft, List<Finding> findings) {
    for (CurriculumProblem problem : CurriculumProblem.in(draft.curriculum())) {
      if (problem instanceof Cycle(List<String> topics)) {
        String path =
            IntStream.range(0, topics.size() - 1)
                .mapToObj(i ->
                    "%s requires %s (%s)"
                        .formatted(
                            topics.get(i),
                            topics.get(i + 1),
                            place(draft, topics.get(i), topics.get(i + 1))))
                .collect(Collectors.joining(", "));
        findings.add(
            Finding.error(
                place(draft, topics.get(0), topics.get(1)),
                "Prerequisites run in a circle: %s. Take one of them out.".formatted(path)));
      }
    }
  }

  private static Position place(Draft draft, String topic, String required) {
    return draft.topics().stream()
        .filter(candidate -> candidate.id().equals(topic))
        .flatMap(Circles::references)
        .filter(reference -> reference.topicId().equals(required))
        .map(Reference::at)
        .findFirst()
        .orElseThrow();
  }

  private static Stream<Reference> references(DraftTopic topic) {
    return Stream.concat(topic.hard().stream(), topic.soft().stream());
  }
}

package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftResource;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Reference;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.graph.Topic;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Minutes and levels that contradict each other.
final class Estimates {
  private Estimates() {}

  static void check(Draft draft, List<Finding> findings) {
    for (DraftResource resource : draft.resources()) {
      for (int i = 0; i < resource.teaches().size(); i++) {
        Teaching teaching = resource.resource().teaches().get(i);
        if (teaching.minutes() > resource.resource().minutes()) {
          findings.add(
              Finding.error(
                  resource.teaches().get(i).at(),
                  "Resource %s takes %d minutes, the part of it for %s %d. Correct one of them."
                      .formatted(
                          resource.id(),
                          resource.resource().minutes(),
                          teaching.topicId(),
                          teaching.minutes())));
        }
      }
    }
    Map<String, Topic> topics = new HashMap<>();
    draft.topics().forEach(topic -> topics.putIfAbsent(topic.id(), topic.topic()));
    for (DraftTopic topic : draft.topics()) {
      for (Reference reference : topic.hard()) {
        Topic required = topics.get(reference.topicId());
        if (required != null && required.level() > topic.topic().level()) {
          findings.add(
              Finding.warning(
                      reference.at(),
                      "Topic %s has level %d but requires %s of level %d. Correct one of the levels."
                          .formatted(
                              topic.id(), topic.topic().level(), required.id(), required.level()))
                  .about(topic.id()));
        }
      }
    }
  }
}

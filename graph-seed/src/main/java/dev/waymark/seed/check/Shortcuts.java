package dev.waymark.seed.check;

import dev.waymark.seed.authoring.Draft;
import dev.waymark.seed.authoring.DraftTopic;
import dev.waymark.seed.authoring.Reference;
import dev.waymark.seed.yaml.Finding;
import java.util.List;
import java.util.Optional;

/// Prerequisites that follow from others already: a line more in the picture, and nothing gained.
final class Shortcuts {
  private Shortcuts() {}

  static void check(Draft draft, List<Finding> findings) {
    HardPrerequisites hard = new HardPrerequisites(draft);
    for (DraftTopic topic : draft.topics()) {
      if (hard.closure(topic.id()).contains(topic.id())) {
        continue; // in a circle everything follows from everything
      }
      for (Reference reference : topic.hard()) {
        warn(topic, reference, hard, findings);
      }
      for (Reference reference : topic.soft()) {
        warn(topic, reference, hard, findings);
      }
    }
  }

  private static void warn(
      DraftTopic topic, Reference reference, HardPrerequisites hard, List<Finding> findings) {
    Optional<String> via =
        hard.of(topic.id()).stream()
            .filter(other -> !other.equals(reference.topicId()))
            .filter(other -> hard.closure(other).contains(reference.topicId()))
            .findFirst();
    if (via.isPresent()) {
      findings.add(
          Finding.warning(
              reference.at(),
              "Topic %s requires %s already through %s. Leave it out."
                  .formatted(topic.id(), reference.topicId(), via.get())));
    }
  }
}

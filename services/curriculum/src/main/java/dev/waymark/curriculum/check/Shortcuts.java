package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Reference;
import dev.waymark.curriculum.yaml.Finding;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/// Prerequisites that follow from others already: a line more in the picture, and nothing gained.
final class Shortcuts {
  private Shortcuts() {}

  /// @param cancelled asked now and then whether to give up
  static void check(Draft draft, List<Finding> findings, BooleanSupplier cancelled) {
    HardPrerequisites hard = new HardPrerequisites(draft);
    for (DraftTopic topic : draft.topics()) {
      if (cancelled.getAsBoolean()) {
        throw new CancellationException();
      }
      // On a circle, or above one, everything would follow from everything.
      if (!topic.hard().isEmpty() && hard.isOrdered(topic.id())) {
        List<Reference> references =
            Stream.concat(topic.hard().stream(), topic.soft().stream()).toList();
        warn(topic, references, hard, findings);
      }
    }
  }

  private static void warn(
      DraftTopic topic,
      List<Reference> references,
      HardPrerequisites hard,
      List<Finding> findings) {
    Map<String, String> via =
        hard.impliedBy(topic.id(), references.stream().map(Reference::topicId).toList());
    for (Reference reference : references) {
      if (via.containsKey(reference.topicId())) {
        findings.add(
            Finding.warning(
                    reference.at(),
                    "Topic %s requires %s already through %s. Leave it out."
                        .formatted(topic.id(), reference.topicId(), via.get(reference.topicId())))
                .about(topic.id()));
      }
    }
  }
}

package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftResource;
import dev.waymark.curriculum.authoring.DraftRoadmap;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Nearest;
import dev.waymark.curriculum.authoring.Reference;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Topics that are named but not there, or named twice where once is meant.
final class References {
  /// For how many names the nearest is looked for: each costs a look at every topic.
  private static final int MAX_GUESSED = 50;

  private final List<Finding> findings;
  private final Set<String> known;
  private int guessed;

  private References(Set<String> known, List<Finding> findings) {
    this.known = known;
    this.findings = findings;
  }

  static void check(Draft draft, List<Finding> findings) {
    Set<String> known = draft.topics().stream().map(DraftTopic::id).collect(Collectors.toSet());
    References references = new References(known, findings);
    for (DraftTopic topic : draft.topics()) {
      references.check(
          "Topic " + topic.id() + " requires",
          topic.id(),
          Stream.concat(topic.hard().stream(), topic.soft().stream()).toList());
    }
    for (DraftResource resource : draft.resources()) {
      references.check("Resource " + resource.id() + " teaches", null, resource.teaches());
    }
    for (DraftRoadmap roadmap : draft.roadmaps()) {
      references.check("Roadmap " + roadmap.id() + " includes", null, roadmap.includes());
    }
  }

  /// @param topicId the topic that refers; null when something else does
  private void check(String subject, @Nullable String topicId, List<Reference> references) {
    Map<String, Position> first = new HashMap<>();
    for (Reference reference : references) {
      String id = reference.topicId();
      Position before = first.putIfAbsent(id, reference.at());
      if (before != null) {
        add(
            reference,
            topicId,
            "%s %s twice, first at %s. Keep one.".formatted(subject, id, before));
      } else if (!known.contains(id)) {
        String hint =
            (guessed++ < MAX_GUESSED ? Nearest.to(id, known) : Optional.<String>empty())
                .map(near -> "Did you mean " + near + "?")
                .orElse("Define it, or take it out.");
        add(reference, topicId, "%s %s, which is not there. %s".formatted(subject, id, hint));
      }
    }
  }

  private void add(Reference reference, @Nullable String topicId, String message) {
    Finding finding = Finding.error(reference.at(), message);
    findings.add(topicId == null ? finding : finding.about(topicId));
  }
}

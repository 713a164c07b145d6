package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftResource;
import dev.waymark.curriculum.authoring.DraftRoadmap;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Position;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Two things under one name.
final class DuplicateNames {
  private final Map<String, Position> first = new HashMap<>();

  private DuplicateNames() {}

  static void check(Draft draft, List<Finding> findings) {
    DuplicateNames identities = new DuplicateNames();
    for (DraftTopic topic : draft.topics()) {
      identities
          .meet("topic " + topic.id(), topic.at())
          .ifPresent(finding -> findings.add(finding.about(topic.id())));
    }
    for (DraftResource resource : draft.resources()) {
      identities.meet("resource " + resource.id(), resource.at()).ifPresent(findings::add);
    }
    for (DraftRoadmap roadmap : draft.roadmaps()) {
      identities.meet("roadmap " + roadmap.id(), roadmap.at()).ifPresent(findings::add);
      for (int i = 0; i < roadmap.sections().size(); i++) {
        String title = roadmap.roadmap().sections().get(i).title();
        identities
            .meet("section \"" + title + "\" of " + roadmap.id(), roadmap.sections().get(i))
            .ifPresent(findings::add);
      }
    }
  }

  private Optional<Finding> meet(String name, Position at) {
    return Optional.ofNullable(first.putIfAbsent(name, at))
        .map(before ->
            Finding.error(
                at,
                "The %s is already defined at %s. Rename or delete one of them."
                    .formatted(name, before)));
  }
}

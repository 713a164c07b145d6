package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftResource;
import dev.waymark.curriculum.authoring.DraftRoadmap;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Reference;
import dev.waymark.curriculum.yaml.Finding;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/// What learners cannot get to, or would be sent to without seeing it on their map.
final class Reachability {
  private Reachability() {}

  static void check(Draft draft, List<Finding> findings) {
    HardPrerequisites hard = new HardPrerequisites(draft);
    Set<String> known = draft.topics().stream().map(DraftTopic::id).collect(Collectors.toSet());
    Set<String> includedAnywhere = new HashSet<>();
    for (DraftRoadmap roadmap : draft.roadmaps()) {
      Set<String> included =
          roadmap.includes().stream().map(Reference::topicId).collect(Collectors.toSet());
      includedAnywhere.addAll(included);
      for (Reference reference : roadmap.includes()) {
        for (String required : hard.of(reference.topicId())) {
          if (known.contains(required) && !included.contains(required)) {
            findings.add(
                Finding.error(
                        reference.at(),
                        ("Roadmap %s includes %s but not %s, which it requires: on this map it cannot be"
                                + " reached. Include %s, or make it a soft prerequisite.")
                            .formatted(roadmap.id(), reference.topicId(), required, required))
                    .about(reference.topicId()));
          }
        }
      }
    }
    Set<String> reached = hard.closure(includedAnywhere);
    Set<String> taught =
        draft.resources().stream()
            .map(DraftResource::teaches)
            .flatMap(List::stream)
            .map(Reference::topicId)
            .collect(Collectors.toSet());
    for (DraftTopic topic : draft.topics()) {
      if (!reached.contains(topic.id())) {
        findings.add(
            Finding.warning(
                    topic.at(),
                    ("Topic %s is an orphan: no roadmap includes it or requires it. Include it in a"
                            + " roadmap, or delete it.")
                        .formatted(topic.id()))
                .about(topic.id()));
      }
      if (!taught.contains(topic.id())) {
        findings.add(
            Finding.warning(
                    topic.at(),
                    "No resource teaches topic %s. Add one, or two.".formatted(topic.id()))
                .about(topic.id()));
      }
    }
  }
}

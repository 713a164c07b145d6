package dev.waymark.engine.recommendation;

import static java.util.Comparator.comparing;
import static java.util.Comparator.comparingDouble;

import dev.waymark.engine.graph.Lesson;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.Profile;
import java.util.ArrayList;
import java.util.List;

/// Orders what teaches a topic by how well it fits the learner.
final class ResourceRanking {
  private ResourceRanking() {}

  static List<RecommendedResource> of(PrerequisiteGraph graph, int topic, Profile profile) {
    return graph.lessons(topic).stream()
        .filter(l -> accepted(l.resource(), profile))
        .map(l -> ranked(graph.topic(topic), l, profile))
        .sorted(
            comparingDouble((RecommendedResource r) -> -r.score())
                .thenComparing(r -> r.resource().id()))
        .toList();
  }

  private static boolean accepted(Resource resource, Profile profile) {
    return profile.access().isEmpty() || profile.access().contains(resource.access());
  }

  private static RecommendedResource ranked(Topic topic, Lesson lesson, Profile profile) {
    Resource resource = lesson.resource();
    List<Reason> reasons = new ArrayList<>();
    double coverage = lesson.teaching().coverage();
    reasons.add(
        new Reason(
            "COVERS",
            "It teaches " + Math.round(coverage * 100) + " % of the topic.",
            List.of(topic.id()),
            coverage));
    double level = 0.3 * (1 - Math.abs(resource.level() - topic.level()) / 4.0);
    reasons.add(new Reason("LEVEL_FITS", "Its level suits the topic.", List.of(), level));
    if (profile.resourceTypes().contains(resource.type())) {
      reasons.add(new Reason("PREFERRED_TYPE", "You like this kind.", List.of(), 0.4));
    }
    if (profile.languages().contains(resource.language())) {
      reasons.add(new Reason("PREFERRED_LANGUAGE", "It is in your language.", List.of(), 0.5));
    }
    reasons.sort(
        comparingDouble((Reason r) -> -r.contribution()).thenComparing(comparing(Reason::code)));
    double score = reasons.stream().mapToDouble(Reason::contribution).sum();
    int minutes =
        lesson.teaching().minutes() > 0 ? lesson.teaching().minutes() : resource.minutes();
    return new RecommendedResource(resource, lesson.teaching(), minutes, score, reasons);
  }
}

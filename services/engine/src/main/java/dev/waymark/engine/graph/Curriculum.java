package dev.waymark.engine.graph;

import static java.util.Comparator.comparing;

import java.util.Comparator;
import java.util.List;

/// Everything an author publishes at once, in canonical order: whatever order the parts are given
/// in, equal contents make equal curricula with equal [#checksum()]. Sections and the topics in
/// them keep the author's order, because it means something.
///
/// A curriculum may be wrong: [CurriculumProblem#in(Curriculum)] tells.
public record Curriculum(
    List<Topic> topics,
    List<Prerequisite> prerequisites,
    List<Resource> resources,
    List<Roadmap> roadmaps) {
  /// How many topics a curriculum may have.
  public static final int MAX_TOPICS = 1 << 17;

  private static final Comparator<Prerequisite> BY_EDGE =
      comparing(Prerequisite::topicId)
          .thenComparing(Prerequisite::requiredTopicId)
          .thenComparing(Prerequisite::strength);
  private static final Comparator<Teaching> BY_TOPIC =
      comparing(Teaching::topicId)
          .thenComparing(Teaching::part)
          .thenComparingDouble(Teaching::coverage)
          .thenComparingInt(Teaching::minutes);

  public Curriculum {
    topics = topics.stream().sorted(comparing(Topic::id)).toList();
    prerequisites = prerequisites.stream().sorted(BY_EDGE).toList();
    resources =
        resources.stream().map(Curriculum::canonical).sorted(comparing(Resource::id)).toList();
    roadmaps = roadmaps.stream().sorted(comparing(Roadmap::id)).toList();
  }

  /// SHA-256 of the canonical encoding, 64 lower-case hexadecimal digits.
  public String checksum() {
    return CurriculumDigest.of(this);
  }

  private static Resource canonical(Resource r) {
    return new Resource(
        r.id(),
        r.title(),
        r.author(),
        r.url(),
        r.type(),
        r.access(),
        r.language(),
        r.minutes(),
        r.level(),
        r.teaches().stream().sorted(BY_TOPIC).toList());
  }
}

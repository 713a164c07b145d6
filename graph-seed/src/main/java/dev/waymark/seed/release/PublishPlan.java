package dev.waymark.seed.release;

import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.Topic;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a publish changes.
///
/// A topic that left the curriculum is deleted, unless learners have progress on it: then it is
/// retired. A retired topic is on no roadmap, no resource teaches it and no live topic requires it,
/// but it still requires what it required, so that what learners proved there goes on counting.
///
/// @param target what the database is to hold: the curriculum and the retired topics
/// @param retired topics that this publish retires
/// @param aims a sentence for each thing that goes although learners aim for it
public record PublishPlan(
    Curriculum target,
    List<Topic> retired,
    Changes<Topic> topics,
    Changes<Prerequisite> prerequisites,
    Changes<Resource> resources,
    Changes<Roadmap> roadmaps,
    List<String> aims) {

  /// The way from what is stored to what the author wants.
  ///
  /// @param stored what the database holds
  /// @param authored what the author wants
  /// @param inUse ids of stored topics that must not be deleted
  public static PublishPlan of(Curriculum stored, Curriculum authored, Set<String> inUse) {
    Set<String> live = authored.topics().stream().map(Topic::id).collect(Collectors.toSet());
    List<Topic> kept =
        stored.topics().stream()
            .filter(topic -> !live.contains(topic.id()) && inUse.contains(topic.id()))
            .toList();
    Curriculum target = with(authored, kept.stream().map(PublishPlan::retire).toList(), stored);
    List<Topic> retired =
        kept.stream().filter(topic -> !topic.retired()).map(PublishPlan::retire).toList();
    Changes<Topic> topics = Changes.between(stored.topics(), target.topics(), Topic::id);
    return new PublishPlan(
        target,
        retired,
        new Changes<>(
            topics.added(),
            topics.changed().stream().filter(topic -> !retired.contains(topic)).toList(),
            topics.removed()),
        Changes.between(
            stored.prerequisites(),
            target.prerequisites(),
            edge -> edge.topicId() + " requires " + edge.requiredTopicId()),
        Changes.between(stored.resources(), target.resources(), Resource::id),
        Changes.between(stored.roadmaps(), target.roadmaps(), Roadmap::id),
        List.of());
  }

  /// The same with what learners lose by it.
  public PublishPlan withAims(List<String> said) {
    return new PublishPlan(
        target, retired, topics, prerequisites, resources, roadmaps, List.copyOf(said));
  }

  /// Ids of stored topics that the author does not want any more.
  public static List<String> leaving(Curriculum stored, Curriculum authored) {
    Set<String> live = authored.topics().stream().map(Topic::id).collect(Collectors.toSet());
    return stored.topics().stream().map(Topic::id).filter(id -> !live.contains(id)).toList();
  }

  /// How many live topics disappear from the learners' maps.
  public int disappearing() {
    return retired.size()
        + (int) topics.removed().stream().filter(topic -> !topic.retired()).count();
  }

  private static Curriculum with(Curriculum authored, List<Topic> retired, Curriculum stored) {
    Set<String> retiredIds = retired.stream().map(Topic::id).collect(Collectors.toSet());
    Set<String> all = new HashSet<>(retiredIds);
    authored.topics().forEach(topic -> all.add(topic.id()));
    return new Curriculum(
        Stream.concat(authored.topics().stream(), retired.stream()).toList(),
        Stream.concat(
                authored.prerequisites().stream(),
                stored.prerequisites().stream()
                    .filter(edge -> retiredIds.contains(edge.topicId()))
                    .filter(edge -> all.contains(edge.requiredTopicId()))
                    .distinct())
            .toList(),
        authored.resources(),
        authored.roadmaps());
  }

  private static Topic retire(Topic topic) {
    return new Topic(
        topic.id(),
        topic.title(),
        topic.summary(),
        topic.kind(),
        topic.minutes(),
        topic.level(),
        true);
  }

  /// The differences for a person, one a line: `+` added, `~` changed, `-` removed, `>` retired.
  public List<String> lines() {
    List<String> lines = new ArrayList<>();
    lines(lines, "topic", topics, Topic::id);
    retired.forEach(
        topic -> lines.add("> topic " + topic.id() + " (learners have progress on it)"));
    lines(
        lines,
        "prerequisite",
        prerequisites,
        edge -> "%s -> %s %s".formatted(edge.topicId(), edge.requiredTopicId(), edge.strength()));
    lines(lines, "resource", resources, Resource::id);
    lines(lines, "roadmap", roadmaps, Roadmap::id);
    return lines;
  }

  private static <T> void lines(
      List<String> lines, String kind, Changes<T> changes, Function<T, String> name) {
    changes.added().forEach(thing -> lines.add("+ " + kind + " " + name.apply(thing)));
    changes.changed().forEach(thing -> lines.add("~ " + kind + " " + name.apply(thing)));
    changes.removed().forEach(thing -> lines.add("- " + kind + " " + name.apply(thing)));
  }
}

package dev.waymark.evaluation;

import dev.waymark.cli.BadInputException;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.graph.TopicKind;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.csv.CsvReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The engine's graph over the skills of items.
public final class SkillGraph {
  /// The topic of items without a skill.
  static final String NO_SKILL = "none";

  private SkillGraph() {}

  /// A graph in which no skill requires another.
  public static PrerequisiteGraph of(ItemTopics items) {
    return switch (build(items, Set.of())) {
      case GraphResult.Built(PrerequisiteGraph graph) -> graph;
      case GraphResult.Refused(var problems) ->
          throw new IllegalStateException(problems.toString());
    };
  }

  /// Reads edges from a CSV with the columns `prerequisite_id` and `skill_id` (or `topic_id`, or
  /// `concept_id`). Edges of skills that no item practises are kept out.
  ///
  /// @throws BadInputException when a skill requires itself, over others or not
  public static PrerequisiteGraph read(Path file, ItemTopics items) {
    Set<Prerequisite> edges = new LinkedHashSet<>();
    try (CsvReader csv = new CsvReader(file, List.of("prerequisite_id"))) {
      String column =
          List.of("skill_id", "topic_id", "concept_id").stream()
              .filter(csv::has)
              .findFirst()
              .orElseThrow(() ->
                  new BadInputException(
                      file,
                      1,
                      "the header lacks the column skill_id",
                      "The first line must name prerequisite_id,skill_id."));
      while (csv.advance()) {
        int from = items.indexOfTopic(csv.text("prerequisite_id"));
        int to = items.indexOfTopic(csv.text(column));
        if (from == to && from >= 0) {
          throw csv.bad("a topic requires itself", "Drop the line.");
        }
        if (from >= 0 && to >= 0) {
          edges.add(new Prerequisite(id(to), id(from), Strength.HARD));
        }
      }
    }
    return switch (build(items, edges)) {
      case GraphResult.Built(PrerequisiteGraph graph) -> graph;
      case GraphResult.Refused _ ->
          throw new BadInputException(
              file, "has skills that require each other in a circle", "Drop an edge of it.");
    };
  }

  private static GraphResult build(ItemTopics items, Set<Prerequisite> edges) {
    List<Topic> topics = new ArrayList<>();
    topics.add(topic(NO_SKILL));
    for (int skill = 0; skill < items.topicCount(); skill++) {
      topics.add(topic(id(skill)));
    }
    return PrerequisiteGraph.build(
        "skills", new Curriculum(topics, List.copyOf(edges), List.of(), List.of()));
  }

  private static Topic topic(String id) {
    return new Topic(id, id, id, TopicKind.SKILL, 60, 1, false);
  }

  static String id(int skill) {
    return "skill-" + skill;
  }
}

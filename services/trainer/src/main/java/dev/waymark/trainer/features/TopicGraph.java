package dev.waymark.trainer.features;

import dev.waymark.cli.BadInput;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.csv.CsvReader;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;

/// Which topics require which, one edge deep.
public final class TopicGraph {
  /// A graph without edges: no counts over neighbours are made.
  public static final TopicGraph NONE = new TopicGraph();

  private final Map<Integer, SortedSet<Integer>> prerequisites = new HashMap<>();
  private final Map<Integer, SortedSet<Integer>> dependents = new HashMap<>();

  private TopicGraph() {}

  /// Reads edges from a CSV with the columns `prerequisite_id` and `skill_id` (or `topic_id`, or
  /// `concept_id`). Edges of topics that no item practises are kept out.
  public static TopicGraph read(Path file, ItemTopics items) {
    TopicGraph graph = new TopicGraph();
    try (CsvReader csv = new CsvReader(file, List.of("prerequisite_id"))) {
      String column =
          List.of("skill_id", "topic_id", "concept_id").stream()
              .filter(csv::has)
              .findFirst()
              .orElseThrow(() ->
                  new BadInput(
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
          graph.prerequisites.computeIfAbsent(to, t -> new TreeSet<>()).add(from);
          graph.dependents.computeIfAbsent(from, t -> new TreeSet<>()).add(to);
        }
      }
    }
    return graph;
  }

  /// True if no topic requires another.
  public boolean isEmpty() {
    return prerequisites.isEmpty();
  }

  int[] prerequisites(int[] topics) {
    return neighbours(prerequisites, topics);
  }

  int[] dependents(int[] topics) {
    return neighbours(dependents, topics);
  }

  private static int[] neighbours(Map<Integer, SortedSet<Integer>> edges, int[] topics) {
    return Arrays.stream(topics)
        .mapToObj(edges::get)
        .filter(n -> n != null)
        .flatMapToInt(n -> n.stream().mapToInt(Integer::intValue))
        .distinct()
        .toArray();
  }
}

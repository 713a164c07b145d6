package dev.waymark.simulator.shape;

import dev.waymark.cli.BadInputException;
import dev.waymark.curriculum.yaml.BoundedFile;
import dev.waymark.engine.graph.Prerequisite;
import dev.waymark.engine.graph.Strength;
import dev.waymark.engine.graph.Topic;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// A graph from a comma-separated list of edges. The header names the columns `prerequisite_id` and
/// `concept_id`; other columns are passed over. Cells hold no quotes or commas.
public final class EdgeList {
  private static final int MAX_BYTES = 64 << 20;

  private EdgeList() {}

  /// The topics that the edges name; the roadmap goes by depth, then by id.
  ///
  /// @throws BadInputException if the file cannot be read, is none or has over 64 MiB
  /// @throws IllegalArgumentException if a column is missing or the edges close a circle
  public static Shape read(Path file) {
    List<String> lines;
    try {
      lines = BoundedFile.text(file, MAX_BYTES).lines().toList();
    } catch (IOException e) {
      throw new BadInputException(
          file, "cannot be read (" + e.getMessage() + ")", "Name a file of edges in UTF-8.");
    }
    List<String> header = Arrays.asList(lines.getFirst().split(",", -1));
    int required = header.indexOf("prerequisite_id");
    int topic = header.indexOf("concept_id");
    if (required < 0 || topic < 0) {
      throw new IllegalArgumentException(file + " lacks the columns prerequisite_id, concept_id");
    }
    List<Prerequisite> edges = new ArrayList<>();
    for (String line : lines.subList(1, lines.size())) {
      String[] cells = line.split(",", -1);
      edges.add(new Prerequisite(cells[topic], cells[required], Strength.HARD));
    }
    List<Topic> topics = byDepth(edges);
    return Shapes.of("large (" + topics.size() + " topics)", topics, edges);
  }

  private static List<Topic> byDepth(List<Prerequisite> edges) {
    Map<String, Integer> open = new TreeMap<>();
    Map<String, List<String>> dependents = new HashMap<>();
    for (Prerequisite edge : edges) {
      open.merge(edge.topicId(), 1, Integer::sum);
      open.putIfAbsent(edge.requiredTopicId(), 0);
      dependents
          .computeIfAbsent(edge.requiredTopicId(), _ -> new ArrayList<>())
          .add(edge.topicId());
    }
    List<Topic> order = new ArrayList<>();
    var layer = new TreeSet<String>();
    open.forEach((id, count) -> {
      if (count == 0) layer.add(id);
    });
    var next = new ArrayDeque<>(layer);
    while (!next.isEmpty()) {
      layer.clear();
      for (String id : next) {
        order.add(Shapes.topic(id, id, 120));
        for (String dependent : dependents.getOrDefault(id, List.of())) {
          if (open.merge(dependent, -1, Integer::sum) == 0) {
            layer.add(dependent);
          }
        }
      }
      next = new ArrayDeque<>(layer);
    }
    if (order.size() < open.size()) {
      throw new IllegalArgumentException("the edges close a circle");
    }
    return order;
  }
}

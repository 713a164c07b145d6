package dev.waymark.engine.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The topics that goals name, by the graph's index, with what the goals say of each.
final class ScopeTargets {
  private static final int UNNAMED = -1;

  private final int[] places;
  private final double[] weights;
  private final int[] sections;
  private final List<String> sectionTitles = new ArrayList<>();
  private int named;

  ScopeTargets(int graphSize) {
    places = new int[graphSize];
    Arrays.fill(places, UNNAMED);
    weights = new double[graphSize];
    sections = new int[graphSize];
    Arrays.fill(sections, -1);
  }

  void add(PrerequisiteGraph graph, Roadmap roadmap) {
    for (Section section : roadmap.sections()) {
      int index = sectionTitles.size();
      sectionTitles.add(section.title());
      for (Inclusion inclusion : section.topics()) {
        int topic = graph.indexOf(inclusion.topicId());
        name(topic, inclusion.weight());
        if (sections[topic] < 0) {
          sections[topic] = index;
        }
      }
    }
  }

  void add(PrerequisiteGraph graph, List<String> topicIds) {
    topicIds.forEach(id -> name(graph.indexOf(id), 1));
  }

  private void name(int topic, double weight) {
    if (places[topic] == UNNAMED) {
      places[topic] = named++;
    }
    weights[topic] += weight;
  }

  boolean named(int topic) {
    return places[topic] != UNNAMED;
  }

  /// When the topic was named, counted from 0.
  int place(int topic) {
    return places[topic];
  }

  double weight(int topic) {
    return weights[topic];
  }

  int section(int topic) {
    return sections[topic];
  }

  List<String> sectionTitles() {
    return List.copyOf(sectionTitles);
  }
}

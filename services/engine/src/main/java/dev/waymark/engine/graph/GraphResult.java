package dev.waymark.engine.graph;

import java.util.List;

/// A graph, or why there is none.
public sealed interface GraphResult {
  record Built(PrerequisiteGraph graph) implements GraphResult {}

  record Refused(List<CurriculumProblem> problems) implements GraphResult {
    public Refused {
      problems = List.copyOf(problems);
    }
  }
}

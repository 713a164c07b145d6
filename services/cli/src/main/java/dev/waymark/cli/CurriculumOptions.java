package dev.waymark.cli;

import dev.waymark.curriculum.check.CheckedCurriculum;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.engine.graph.Goal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Roadmap;
import dev.waymark.engine.graph.ScopeResult;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine.Option;

/// The curriculum that a command works on, from the authors' files.
public final class CurriculumOptions {
  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      description = "the authors' folder (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:WAYMARK_CURRICULUM:-graph-seed/curriculum}")
  private Path folder = Path.of("");

  /// The folder, for messages.
  public Path folder() {
    return folder;
  }

  /// What the folder holds, checked.
  ///
  /// @throws BadInputException if the folder cannot be used
  public PrerequisiteGraph graph() {
    CheckedCurriculum checked;
    try {
      checked = CheckedCurriculum.read(List.of(folder));
    } catch (UncheckedIOException e) {
      throw new BadInputException(
          folder, "cannot be read", "Name the authors' folder with --curriculum.");
    }
    if (checked.hasErrors()) {
      throw new BadInputException(
          folder, "has mistakes, such as " + firstError(checked), "See ./waymark seed validate.");
    }
    var draft = checked.draft().curriculum();
    String release = "curriculum-" + draft.checksum().substring(0, 12);
    return switch (PrerequisiteGraph.build(release, draft)) {
      case GraphResult.Built(PrerequisiteGraph graph) when graph.size() > 0 -> graph;
      case GraphResult _ ->
          throw new BadInputException(
              folder, "holds no topics", "Name the authors' folder with --curriculum.");
    };
  }

  private static Finding firstError(CheckedCurriculum checked) {
    return checked.findings().stream().filter(Finding::isError).findFirst().orElseThrow();
  }

  /// A roadmap as the goal.
  ///
  /// @throws BadInputException if the curriculum has no such roadmap
  public static GoalScope scope(PrerequisiteGraph graph, String roadmap) {
    return switch (graph.scope(List.of(new Goal.RoadmapGoal(roadmap)))) {
      case ScopeResult.Found(GoalScope scope) -> scope;
      case ScopeResult _ ->
          throw new BadInputException(
              Path.of("--roadmap"),
              "the curriculum has no roadmap " + roadmap,
              "Name one of "
                  + graph.roadmaps().stream().map(Roadmap::id).collect(Collectors.joining(", "))
                  + ".");
    };
  }
}

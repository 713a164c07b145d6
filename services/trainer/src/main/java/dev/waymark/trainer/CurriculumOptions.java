package dev.waymark.trainer;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.seed.check.CheckedCurriculum;
import dev.waymark.trainer.csv.BadInput;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Option;

/// The curriculum that a command works on, from the authors' files.
final class CurriculumOptions {
  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      description = "the authors' folder (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:WAYMARK_CURRICULUM:-graph-seed/curriculum}")
  private Path folder = Path.of("");

  /// The folder, for messages.
  Path folder() {
    return folder;
  }

  /// @throws BadInput if the folder cannot be used
  PrerequisiteGraph graph() {
    CheckedCurriculum checked;
    try {
      checked = CheckedCurriculum.read(List.of(folder));
    } catch (UncheckedIOException e) {
      throw new BadInput(folder, "cannot be read", "Name the authors' folder with --curriculum.");
    }
    if (checked.hasErrors()) {
      throw new BadInput(
          folder,
          "has mistakes, such as " + checked.findings().getFirst(),
          "See ./waymark seed validate.");
    }
    var draft = checked.draft().curriculum();
    String release = "curriculum-" + draft.checksum().substring(0, 12);
    return switch (PrerequisiteGraph.build(release, draft)) {
      case GraphResult.Built(PrerequisiteGraph graph) when graph.size() > 0 -> graph;
      case GraphResult _ ->
          throw new BadInput(
              folder, "holds no topics", "Name the authors' folder with --curriculum.");
    };
  }
}

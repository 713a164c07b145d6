package dev.waymark.trainer;

import dev.waymark.simulator.shape.CurriculumFolder;
import dev.waymark.simulator.shape.Shape;
import dev.waymark.trainer.csv.BadInput;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// The roadmap that a command works on, from the authors' files.
final class CurriculumOptions {
  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      description = "the authors' folder (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:WAYMARK_CURRICULUM:-graph-seed/curriculum}")
  private Path curriculum = Path.of("");

  @Option(
      names = "--roadmap",
      paramLabel = "ID",
      description = "one of its roadmaps (default: ${DEFAULT-VALUE})",
      defaultValue = "ml-engineer")
  private String roadmap = "";

  /// The roadmap with the graph of the whole curriculum.
  ///
  /// @throws BadInput if the folder cannot be used or lacks the roadmap
  Shape read() {
    try {
      Shape shape = CurriculumFolder.read(curriculum, roadmap);
      if (shape.graph().roadmap(roadmap).isPresent()) {
        return shape;
      }
      throw new IllegalArgumentException("no such roadmap");
    } catch (IllegalArgumentException | UncheckedIOException e) {
      throw new BadInput(
          curriculum,
          "gives no roadmap " + roadmap + " (" + e.getMessage() + ")",
          "Name the authors' folder with --curriculum and one of its roadmaps with --roadmap.");
    }
  }
}

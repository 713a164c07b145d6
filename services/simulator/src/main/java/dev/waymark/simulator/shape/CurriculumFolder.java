package dev.waymark.simulator.shape;

import dev.waymark.curriculum.check.CheckedCurriculum;
import java.nio.file.Path;
import java.util.List;

/// A roadmap of a curriculum as authors keep it, in YAML.
public final class CurriculumFolder {
  private CurriculumFolder() {}

  /// The roadmap with the graph of the whole curriculum.
  ///
  /// @throws IllegalArgumentException if the curriculum has mistakes or lacks the roadmap
  public static Shape read(Path folder, String roadmapId) {
    CheckedCurriculum checked = CheckedCurriculum.read(List.of(folder));
    if (checked.hasErrors()) {
      throw new IllegalArgumentException(checked.findings().getFirst().toString());
    }
    return Shapes.of(roadmapId, checked.draft().curriculum(), roadmapId);
  }
}

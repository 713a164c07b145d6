package dev.waymark.fuzz;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftReader;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.YamlException;
import dev.waymark.curriculum.yaml.YamlParser;
import dev.waymark.engine.graph.CurriculumProblem;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// A file of a curriculum, in YAML.
public final class CurriculumTarget {
  private CurriculumTarget() {}

  /// Reads it, and has the engine look for problems where the file itself has none.
  public static void fuzzerTestOneInput(byte[] input) {
    List<Finding> findings = new ArrayList<>();
    try {
      Draft draft =
          DraftReader.read(
              List.of(YamlParser.parse("input.yaml", new String(input, StandardCharsets.UTF_8))),
              findings);
      if (findings.isEmpty()) {
        var _ = CurriculumProblem.in(draft.curriculum());
      }
    } catch (YamlException e) {
      findings.add(e.finding());
    }
  }
}

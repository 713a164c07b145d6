package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftReader;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Node;
import dev.waymark.curriculum.yaml.Position;
import dev.waymark.curriculum.yaml.YamlFiles;
import dev.waymark.engine.graph.CurriculumProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// A curriculum that was read and checked.
///
/// @param findings in the order of files and lines
public record CheckedCurriculum(Draft draft, List<Finding> findings) {
  public CheckedCurriculum {
    findings = findings.stream().sorted().distinct().toList();
  }

  /// Reads all files below `roots` and looks for every mistake at once.
  ///
  /// @param roots folders or files that exist
  /// @throws java.io.UncheckedIOException if a file cannot be read
  public static CheckedCurriculum read(List<Path> roots) {
    List<Finding> findings = new ArrayList<>();
    List<Node> documents = YamlFiles.read(roots, findings);
    Draft draft = DraftReader.read(documents, findings);
    Identities.check(draft, findings);
    References.check(draft, findings);
    Circles.check(draft, findings);
    Shortcuts.check(draft, findings);
    Reach.check(draft, findings);
    Estimates.check(draft, findings);
    CheckedCurriculum checked = new CheckedCurriculum(draft, findings);
    return checked.hasErrors() ? checked : checked.agreedWithEngine(roots);
  }

  /// Whether anything keeps it from being published.
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /// The engine has the last word: a recommender refuses what the engine refuses.
  private CheckedCurriculum agreedWithEngine(List<Path> roots) {
    List<Finding> all = new ArrayList<>(findings);
    Position somewhere = new Position(String.valueOf(roots.getFirst()), 0);
    for (CurriculumProblem problem : CurriculumProblem.in(draft.curriculum())) {
      all.add(Finding.error(somewhere, "%s Mend it.".formatted(problem.message())));
    }
    return new CheckedCurriculum(draft, all);
  }
}

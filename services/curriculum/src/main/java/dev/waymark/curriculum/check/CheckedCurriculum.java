package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftReader;
import dev.waymark.curriculum.yaml.Finding;
import dev.waymark.curriculum.yaml.Node;
import dev.waymark.curriculum.yaml.Position;
import dev.waymark.curriculum.yaml.SourceText;
import dev.waymark.curriculum.yaml.YamlFiles;
import dev.waymark.engine.graph.CurriculumProblem;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;

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
    String whole = String.valueOf(roots.getFirst());
    return of(documents, findings, whole, Integer.MAX_VALUE, () -> false);
  }

  /// Looks for every mistake at once in files that are at hand.
  ///
  /// @param files at least one
  /// @param maxTopics a curriculum of more is not checked: one finding says so
  /// @param cancelled asked now and then whether to give up
  /// @throws java.util.concurrent.CancellationException if the caller gave up
  public static CheckedCurriculum of(
      List<SourceText> files, int maxTopics, BooleanSupplier cancelled) {
    List<Finding> findings = new ArrayList<>();
    List<Node> documents = YamlFiles.parse(files, findings);
    return of(documents, findings, files.getFirst().name(), maxTopics, cancelled);
  }

  /// @param whole the file that findings about all of it name
  private static CheckedCurriculum of(
      List<Node> documents,
      List<Finding> findings,
      String whole,
      int maxTopics,
      BooleanSupplier cancelled) {
    Draft draft = DraftReader.read(documents, findings);
    if (draft.topics().size() > maxTopics) {
      findings.add(
          Finding.error(
              new Position(whole, 0),
              "%,d topics are too many. Bring them down to %,d."
                  .formatted(draft.topics().size(), maxTopics)));
      return new CheckedCurriculum(draft, findings);
    }
    DuplicateNames.check(draft, findings);
    References.check(draft, findings);
    RequirementCycles.check(draft, findings);
    Shortcuts.check(draft, findings, cancelled);
    Reachability.check(draft, findings);
    Estimates.check(draft, findings);
    CheckedCurriculum checked = new CheckedCurriculum(draft, findings);
    return checked.hasErrors() ? checked : checked.agreedWithEngine(whole);
  }

  /// Whether anything keeps it from being published.
  public boolean hasErrors() {
    return findings.stream().anyMatch(Finding::isError);
  }

  /// The engine has the last word: a recommender refuses what the engine refuses.
  private CheckedCurriculum agreedWithEngine(String whole) {
    List<Finding> all = new ArrayList<>(findings);
    Position somewhere = new Position(whole, 0);
    for (CurriculumProblem problem : CurriculumProblem.in(draft.curriculum())) {
      all.add(Finding.error(somewhere, "%s Mend it.".formatted(problem.message())));
    }
    return new CheckedCurriculum(draft, all);
  }
}

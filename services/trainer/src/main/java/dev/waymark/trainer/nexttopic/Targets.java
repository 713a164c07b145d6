package dev.waymark.trainer.nexttopic;

import dev.waymark.cli.BadInputException;
import dev.waymark.trainer.csv.CsvReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What test learners took next.
///
/// @param all in the order of the file
public record Targets(List<Target> all) {
  /// One of them.
  ///
  /// @param learnerId the learner
  /// @param learner the index of the learner's sequence, or -1 without one
  /// @param item the index of the item taken, or -1 if no sequence holds it
  public record Target(String learnerId, int learner, int item) {}

  /// Reads `learner_id,target_item_id`.
  ///
  /// @throws BadInputException on a missing column, a pair given twice, or no rows
  public static Targets read(Path file, Sequences sequences) {
    List<Target> all = new ArrayList<>();
    Set<List<String>> pairs = new HashSet<>();
    try (CsvReader csv = new CsvReader(file, List.of("learner_id", "target_item_id"))) {
      while (csv.advance()) {
        String learner = csv.text("learner_id");
        String item = csv.text("target_item_id");
        if (!pairs.add(List.of(learner, item))) {
          throw csv.bad(
              "learner " + learner + " has target " + item + " twice", "Drop the duplicate row.");
        }
        all.add(new Target(learner, sequences.learner(learner), sequences.item(item)));
      }
    }
    if (all.isEmpty()) {
      throw new BadInputException(file, 1, "has a header and no rows", "Give at least one target.");
    }
    return new Targets(all);
  }
}

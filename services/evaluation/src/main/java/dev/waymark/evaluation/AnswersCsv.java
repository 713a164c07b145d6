package dev.waymark.evaluation;

import dev.waymark.cli.BadInputException;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.AnswersBuilder;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.csv.CsvReader;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads `learner_id,seq,item_id,timestamp_s,correct`. Learners may interleave; within a learner
/// `seq` must rise. Times may repeat or step back (clocks do): anyone who computes with them takes
/// a negative gap for none.
public final class AnswersCsv {
  private static final List<String> COLUMNS =
      List.of("learner_id", "seq", "item_id", "timestamp_s", "correct");

  private AnswersCsv() {}

  /// Reads a file of answers; items new to `items` are added to it.
  ///
  /// @throws BadInputException on a missing column, a value that is no number, a `correct` other
  ///   than 0 and 1, a `seq` that repeats or falls within a learner, no rows, or rows that are all
  ///   right or all wrong
  public static Answers read(Path file, ItemTopics items) {
    AnswersBuilder answers = new AnswersBuilder();
    Map<String, Long> lastSeq = new HashMap<>();
    try (CsvReader csv = new CsvReader(file, COLUMNS)) {
      while (csv.advance()) {
        String learner = csv.text("learner_id");
        long seq = csv.integer("seq");
        checkOrder(csv, learner, seq, lastSeq.put(learner, seq));
        answers.add(
            learner,
            seq,
            items.item(csv.text("item_id")),
            csv.number("timestamp_s"),
            outcome(csv),
            Math.toIntExact(csv.line()));
      }
    }
    checkBothKinds(file, answers);
    return answers.build();
  }

  private static int outcome(CsvReader csv) {
    double correct = csv.number("correct");
    if (correct != 0 && correct != 1) {
      throw csv.bad(
          "correct is " + csv.text("correct"), "Give 1 for a right answer and 0 for a wrong one.");
    }
    return (int) correct;
  }

  private static void checkOrder(CsvReader csv, String learner, long seq, @Nullable Long last) {
    if (last != null && seq == last) {
      throw csv.bad("learner " + learner + " has seq " + seq + " twice", "Drop the duplicate row.");
    }
    if (last != null && seq < last) {
      throw csv.bad(
          "learner " + learner + " goes from seq " + last + " back to " + seq,
          "Sort the file by learner_id and seq.");
    }
  }

  private static void checkBothKinds(Path file, AnswersBuilder answers) {
    int n = answers.size();
    if (n == 0) {
      throw new BadInputException(file, 1, "has a header and no rows", "Give at least one answer.");
    }
    int right = answers.right();
    if (right == 0 || right == n) {
      throw new BadInputException(
          file,
          n + 1L,
          "every answer up to this last line is " + (right == 0 ? "wrong" : "right"),
          "Give answers of both kinds; with one kind there is nothing to learn or judge.");
    }
  }
}

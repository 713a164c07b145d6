package dev.waymark.evaluation;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.CsvText;
import dev.waymark.trainer.answers.Answers;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/// Writes predictions as CSV.
public final class Predictions {
  private Predictions() {}

  /// Writes `learner_id,seq,probability`, one line for each answer in the order of its file, six
  /// decimals.
  ///
  /// @throws BadInputException if the file cannot be written
  public static void write(Path file, Answers answers, double[] probability) {
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("learner_id,seq,probability\n");
      for (int i = 0; i < answers.size(); i++) {
        int row = answers.rowOfRecord(i);
        out.write(CsvText.quoted(answers.learnerId(answers.learner(row))));
        out.write("," + answers.seq(row) + ",");
        out.write(String.format(Locale.ROOT, "%.6f%n", probability[row]).replace("\r", ""));
      }
    } catch (IOException e) {
      throw BadInputException.unwritable(file, e);
    }
  }
}

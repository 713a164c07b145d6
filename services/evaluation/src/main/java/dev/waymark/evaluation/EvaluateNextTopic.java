package dev.waymark.evaluation;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.CsvText;
import dev.waymark.cli.RunOptions;
import dev.waymark.trainer.nexttopic.NextTopicEvaluation;
import dev.waymark.trainer.nexttopic.NextTopicEvaluation.Listed;
import dev.waymark.trainer.nexttopic.NextTopicEvaluation.Outcome;
import dev.waymark.trainer.nexttopic.NextTopicTable;
import dev.waymark.trainer.nexttopic.Sequences;
import dev.waymark.trainer.nexttopic.Targets;
import dev.waymark.trainer.nexttopic.Targets.Target;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `evaluate next-topic`: how high we rank what learners took next.
@Command(
    name = "next-topic",
    description = "Ranks, for each test learner, all items not yet taken.",
    mixinStandardHelpOptions = true)
final class EvaluateNextTopic implements Callable<Integer> {
  @Option(
      names = "--train",
      required = true,
      paramLabel = "CSV",
      description = "learner_id,seq,item_id: what learners took, test learners' histories too")
  private Path train = Path.of("");

  @Option(
      names = "--test",
      required = true,
      paramLabel = "CSV",
      description = "learner_id,target_item_id: what test learners took next")
  private Path test = Path.of("");

  @Option(
      names = "--predictions",
      paramLabel = "CSV",
      description = "where to write learner_id,rank,item_id,score: ten items for each test learner")
  private @Nullable Path predictions;

  @Mixin private RunOptions run = new RunOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    BadInputException.refuseUnwritable(predictions);
    Sequences sequences = Sequences.read(train);
    Targets targets = Targets.read(test, sequences);
    PrintWriter out = spec.commandLine().getOut();
    out.printf(
        Locale.ROOT,
        "train: %,d learners, %,d items; test: %,d targets%n",
        sequences.learnerCount(),
        sequences.itemCount(),
        targets.all().size());
    out.flush();
    var evaluation = new NextTopicEvaluation(sequences, targets, run.seed());
    Outcome outcome = run.stage("Evaluating", NextTopicEvaluation.STEPS, evaluation::run);
    if (predictions != null) {
      write(predictions, sequences, targets, outcome);
    }
    out.print(NextTopicTable.of(outcome.models(), targets, run.seed()));
    out.println(
        "Beside each value its 95 % interval, by resampling the test learners 1,000 times.");
    out.flush();
    return 0;
  }

  private static void write(Path file, Sequences sequences, Targets targets, Outcome outcome) {
    Set<String> written = new HashSet<>();
    try (Writer out = Files.newBufferedWriter(file)) {
      out.write("learner_id,rank,item_id,score\n");
      for (Target target : targets.all()) {
        if (!written.add(target.learnerId())) {
          continue;
        }
        int rank = 1;
        for (Listed listed : outcome.top().getOrDefault(target.learner(), List.of())) {
          out.write(CsvText.quoted(target.learnerId()) + "," + rank++ + ",");
          out.write(CsvText.quoted(sequences.itemId(listed.item())));
          out.write(String.format(Locale.ROOT, ",%.6g\n", listed.score()));
        }
      }
    } catch (IOException e) {
      throw BadInputException.unwritable(file, e);
    }
  }
}

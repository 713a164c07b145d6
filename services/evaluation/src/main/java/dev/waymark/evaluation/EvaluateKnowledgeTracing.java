package dev.waymark.evaluation;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.RunOptions;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.evaluation.TracingEvaluation.Outcome;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.metric.Measures;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// `evaluate knowledge-tracing`: how well we predict whether a learner's next answer is right.
@Command(
    name = "knowledge-tracing",
    description =
        "Foretells whether each test answer is right, from that learner's earlier answers alone.",
    mixinStandardHelpOptions = true)
final class EvaluateKnowledgeTracing implements Callable<Integer> {
  @Option(
      names = "--train",
      required = true,
      paramLabel = "CSV",
      description = "learner_id,seq,item_id,timestamp_s,correct to fit on")
  private Path train = Path.of("");

  @Option(
      names = "--test",
      required = true,
      paramLabel = "CSV",
      description = "the same columns, other learners, to judge on")
  private Path test = Path.of("");

  @Option(
      names = "--item-topic",
      paramLabel = "CSV",
      description = "item_id,skill_id; one line for each pair. Without it no item has a topic")
  private @Nullable Path itemTopic;

  @Option(
      names = "--graph",
      paramLabel = "CSV",
      description = "prerequisite_id,skill_id: the first is required by the second")
  private @Nullable Path graph;

  @Option(
      names = "--predictions",
      paramLabel = "CSV",
      description = "where to write learner_id,seq,probability for each test row")
  private @Nullable Path predictions;

  @Mixin private RunOptions run = new RunOptions();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    BadInputException.refuseUnwritable(predictions);
    ItemTopics items = itemTopic == null ? new ItemTopics() : ItemTopics.read(itemTopic);
    Answers fitted = AnswersCsv.read(train, items);
    Answers judged = AnswersCsv.read(test, items);
    refuseSharedLearners(fitted, judged);
    PrerequisiteGraph skills = graph == null ? SkillGraph.of(items) : SkillGraph.read(graph, items);
    PrintWriter out = spec.commandLine().getOut();
    out.println(summary("train", fitted) + ", " + summary("test", judged));
    out.flush();
    var evaluation = new TracingEvaluation(fitted, judged, items, skills, run.seed());
    Outcome outcome = run.stage("Evaluating", evaluation.steps(), evaluation::run);
    if (predictions != null) {
      Predictions.write(predictions, judged, outcome.predictions());
    }
    out.print(TracingTable.of(outcome.models(), run.seed()));
    out.printf(
        Locale.ROOT,
        "Below each value its 95 %% interval, by resampling the %d test learners 1,000 times.%n",
        judged.learnerCount());
    Measures ours = outcome.models().values().iterator().next().measures();
    out.printf(
        Locale.ROOT,
        "If our chances were exactly right, so many answers would show an ECE of %.4f by chance.%n",
        ours.calibrationErrorByChance());
    out.printf(Locale.ROOT, "The search ended at a slope of %.1e per row.%n", outcome.gradient());
    out.flush();
    return 0;
  }

  private void refuseSharedLearners(Answers fitted, Answers judged) {
    for (int u = 0; u < judged.learnerCount(); u++) {
      String id = judged.learnerId(u);
      if (fitted.hasLearner(id)) {
        throw new BadInputException(
            test,
            judged.lineOf(judged.start(u)),
            "learner " + id + " is also in " + train,
            "Put all answers of a learner into one of the two files.");
      }
    }
  }

  private static String summary(String part, Answers answers) {
    return String.format(
        Locale.ROOT,
        "%s: %,d answers of %,d learners, %.1f %% right%s",
        part,
        answers.size(),
        answers.learnerCount(),
        100 * answers.meanCorrect(),
        answers.timed() ? ", with times" : "");
  }
}

package dev.waymark.report;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.Commands;
import dev.waymark.cli.CurriculumOptions;
import dev.waymark.cli.KafkaOptions;
import dev.waymark.cli.RunOptions;
import dev.waymark.curriculum.yaml.BoundedFile;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.model.v1.Model;
import dev.waymark.trainer.LogOptions;
import dev.waymark.trainer.PublicKeyOptions;
import dev.waymark.trainer.kafka.ModelsTopic;
import dev.waymark.trainer.log.LearnerEvents;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.metric.Scored;
import dev.waymark.trainer.model.AnswerPrediction;
import dev.waymark.trainer.model.ModelForm;
import dev.waymark.trainer.model.Training;
import dev.waymark.trainer.model.UnseenLearners;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `report`: one page on what the log says of learners, topics and resources.
@Command(
    name = "./waymark report",
    description = {
      "Writes one HTML page for the authors of a curriculum: how sure the model is, learning"
          + " curves,",
      "hard topics, minutes, resources, and prerequisites that the evidence contradicts or"
          + " suggests."
    },
    mixinStandardHelpOptions = true)
public final class Report implements Callable<Integer> {
  private static final double HELD_OUT = 0.2;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Mixin private PublicKeyOptions publicKeys = new PublicKeyOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Mixin private CurriculumOptions curriculum = new CurriculumOptions();

  @Option(
      names = "--model",
      paramLabel = "FILE",
      description =
          "a model that train wrote with --out; without it, the one in use in Kafka, else one that"
              + " is fitted now and not published")
  private @Nullable Path modelFile;

  @Option(
      names = "--topics",
      split = ",",
      paramLabel = "ID",
      description = "whose learning curves to show (default: those that most learners answered on)")
  private List<String> topics = List.of();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "the page (default: ${DEFAULT-VALUE})",
      defaultValue = "waymark-report.html")
  private Path out = Path.of("");

  @Spec private CommandSpec spec = CommandSpec.create();

  /// Runs it and exits.
  public static void main(String[] args) {
    System.exit(Commands.of(new Report()).execute(args));
  }

  @Override
  public Integer call() {
    log.require(kafka);
    BadInputException.refuseUnwritable(out);
    PrerequisiteGraph graph = curriculum.graph();
    List<Integer> chosen = topics.stream().map(id -> topic(graph, id)).toList();
    PrintWriter print = spec.commandLine().getOut();
    LearnerLog events = log.read(kafka, run, print);
    Model model = model(graph, events);
    ForecastModel forecasts = ModelForm.forecasts(model);
    UnseenLearners judged = UnseenLearners.of(events, model, graph);
    List<LearnerEvents> learners = judged.learners();
    Scored scored =
        run.stage(
            "Judging",
            learners.size(),
            bar ->
                new AnswerPrediction(graph, List.of(forecasts))
                    .predict(learners, bar::step)
                    .getFirst());
    var page = new ReportPage(graph, events, model, scored, judged.areUnseen(), chosen);
    String html = run.stage("Writing", events.learners().size(), bar -> page.html(bar::step));
    write(html);
    print.printf("The page is in %s: open it in a browser.%n", out.toAbsolutePath().normalize());
    print.flush();
    return 0;
  }

  private int topic(PrerequisiteGraph graph, String id) {
    int topic = graph.indexOf(id);
    if (topic < 0) {
      throw new ParameterException(
          spec.commandLine(), "--topics names %s, which the curriculum lacks.".formatted(id));
    }
    return topic;
  }

  private Model model(PrerequisiteGraph graph, LearnerLog events) {
    try {
      if (modelFile != null) {
        return ModelForm.read(BoundedFile.read(modelFile, ModelForm.MAX_BYTES));
      }
      if (kafka.isGiven()) {
        var inUse = new ModelsTopic(kafka.settings()).read().inUse();
        if (inUse.isPresent()) {
          return ModelForm.read(inUse.get(), publicKeys.trusted());
        }
      }
    } catch (IOException e) {
      throw new BadInputException(
          source(), "cannot be read (" + e.getMessage() + ")", "Check the path.");
    } catch (ModelForm.BadModelException e) {
      throw new BadInputException(
          source(), "is no model for this: " + e.getMessage(), "Train a new one.");
    }
    try {
      return new Training(graph, ModelForm.untrained(), HELD_OUT, 1, run.seed())
          .run(events, run)
          .model();
    } catch (Training.TooLittleDataException e) {
      throw new BadInputException(log.source(), String.valueOf(e.getMessage()), e.remedy());
    }
  }

  private Path source() {
    return modelFile == null ? Path.of(ModelsTopic.TOPIC) : modelFile;
  }

  private void write(String html) {
    try {
      Files.writeString(out, html);
    } catch (IOException e) {
      throw BadInputException.unwritable(out, e);
    }
  }
}

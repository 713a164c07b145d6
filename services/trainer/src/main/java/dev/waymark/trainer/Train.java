package dev.waymark.trainer;

import dev.waymark.engine.graph.GraphResult;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.seed.check.CheckedCurriculum;
import dev.waymark.trainer.csv.BadInput;
import dev.waymark.trainer.kafka.LogSource;
import dev.waymark.trainer.kafka.ModelsTopic;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.log.LogCollector;
import dev.waymark.trainer.log.LogFile;
import dev.waymark.trainer.model.ModelForm;
import dev.waymark.trainer.model.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `train`: makes a model from the log and publishes it if it is not worse than the one in use.
@Command(
    name = "train",
    description = {
      "Fits a model on the log, judges it against the one in use on learners that it has not seen,",
      "and publishes it if it is not worse.",
      "Exit status: 0 done, 2 input that cannot be used, 3 worse and not published, 1 anything else."
    },
    mixinStandardHelpOptions = true)
final class Train implements Callable<Integer> {
  private static final int WORSE = 3;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Option(
      names = "--log",
      paramLabel = "FILE",
      description = "the log as a file, one event a line, perhaps .gz; without it, Kafka's")
  private @Nullable Path file;

  @Option(
      names = "--curriculum",
      paramLabel = "DIR",
      description = "the authors' folder (default: ${DEFAULT-VALUE})",
      defaultValue = "${env:WAYMARK_CURRICULUM:-graph-seed/curriculum}")
  private Path curriculum = Path.of("");

  @Option(
      names = "--max-events",
      paramLabel = "N",
      description =
          "events to hold in memory; of a longer log, learners are sampled (default: ${DEFAULT-VALUE})",
      defaultValue = "1000000")
  private int maxEvents;

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description = "share of the learners to judge on (default: ${DEFAULT-VALUE})",
      defaultValue = "0.2")
  private double heldOut;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description = "weight of the penalty on squared weights (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private double lambda;

  @Option(names = "--force", description = "publish even if it is worse")
  private boolean force;

  @Option(names = "--dry-run", description = "publish nothing")
  private boolean dryRun;

  @Option(names = "--out", paramLabel = "FILE", description = "also write the model to a file")
  private @Nullable Path out;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    check();
    PrerequisiteGraph graph = graph();
    PrintWriter print = spec.commandLine().getOut();
    MasteryModel inUse = inUse(print);
    LearnerLog log = read(print);
    Training.Result result;
    try {
      result = new Training(graph, inUse, heldOut, lambda, run.seed()).run(log, run);
    } catch (Training.TooLittle e) {
      throw new BadInput(source(), String.valueOf(e.getMessage()), e.remedy());
    }
    print.print(TrainingTable.of(result));
    byte[] bytes = ModelForm.bytes(result.model());
    if (out != null) {
      write(out, bytes);
    }
    int status = publish(result, inUse, bytes, print);
    print.flush();
    return status;
  }

  private void check() {
    if (file == null && !kafka.isGiven()) {
      throw usage("Name the log: --bootstrap-servers for Kafka's, or --log for a file.");
    }
    if (!kafka.isGiven() && !dryRun && out == null) {
      throw usage("Nowhere to publish: add --bootstrap-servers, --out or --dry-run.");
    }
    if (!(heldOut > 0 && heldOut < 1) || !(lambda > 0) || maxEvents < 1) {
      throw usage("--held-out is over 0 and below 1, --lambda over 0, --max-events at least 1.");
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private PrerequisiteGraph graph() {
    CheckedCurriculum checked;
    try {
      checked = CheckedCurriculum.read(List.of(curriculum));
    } catch (UncheckedIOException e) {
      throw new BadInput(curriculum, "cannot be read", "Name the authors' folder.");
    }
    if (checked.hasErrors()) {
      throw new BadInput(
          curriculum,
          "has mistakes, such as " + checked.findings().getFirst(),
          "See ./waymark seed validate.");
    }
    var draft = checked.draft().curriculum();
    String release = "curriculum-" + draft.checksum().substring(0, 12);
    return switch (PrerequisiteGraph.build(release, draft)) {
      case GraphResult.Built(PrerequisiteGraph graph) when graph.size() > 0 -> graph;
      case GraphResult _ ->
          throw new BadInput(curriculum, "holds no topics", "Name the authors' folder.");
    };
  }

  /// The model that recommenders serve with; knowledge tracing if there is none that can serve.
  private MasteryModel inUse(PrintWriter print) {
    if (!kafka.isGiven()) {
      return ModelForm.untrained();
    }
    var published = new ModelsTopic(kafka.settings()).read().inUse();
    try {
      return published.map(ModelForm::read).map(ModelForm::mastery).orElseGet(ModelForm::untrained);
    } catch (ModelForm.BadModel e) {
      print.printf("The model in use cannot serve: %s.%n", e.getMessage());
      return ModelForm.untrained();
    }
  }

  private LearnerLog read(PrintWriter print) {
    LogCollector collector = new LogCollector(maxEvents, run.seed());
    if (file != null) {
      LogFile source = new LogFile(file);
      var _ =
          run.stage(
              "Reading",
              source.size(),
              bar -> {
                source.forEach(collector::add, bar::stepTo);
                return true;
              });
    } else {
      readKafka(collector, print);
    }
    LearnerLog log = collector.result();
    print.printf(
        Locale.ROOT,
        "Read %,d events; learning from %,d of %,d learners%s.%n",
        log.seen(),
        log.events(),
        log.learners().size(),
        log.sampled() == 1 ? "" : " (a sample of " + 100 * log.sampled() + " % of the learners)");
    print.flush();
    return log;
  }

  private void readKafka(LogCollector collector, PrintWriter print) {
    long[] passedOver = {0};
    var reader =
        new LogSource.Reader() {
          @Override
          public void progress(ProgressEvent event) {
            collector.add(event);
          }

          @Override
          public void erased(String learnerId) {
            collector.erase(learnerId);
          }

          @Override
          public void passedOver() {
            passedOver[0]++;
          }
        };
    try (LogSource source = new LogSource(kafka.settings())) {
      if (source.size() == 0) {
        throw new BadInput(
            Path.of(LogSource.TOPIC), "holds no event", "Wait until learners have sent some.");
      }
      long[] read = {0};
      var _ =
          run.stage(
              "Reading",
              source.size(),
              bar -> {
                source.read(reader, count -> bar.stepTo(read[0] += count));
                return true;
              });
    }
    if (passedOver[0] > 0) {
      print.printf(
          Locale.ROOT,
          "Passed over %,d records that do not count where they stand.%n",
          passedOver[0]);
    }
  }

  private Path source() {
    return file == null ? Path.of(LogSource.TOPIC) : file;
  }

  private int publish(Training.Result result, MasteryModel inUse, byte[] bytes, PrintWriter print) {
    String version = result.model().getVersion();
    if (bytes.length > ModelForm.MOST_BYTES) {
      print.printf(
          Locale.ROOT,
          "Not published: %s has %,d bytes and recommenders take %,d. Split the curriculum.%n",
          version,
          bytes.length,
          ModelForm.MOST_BYTES);
      return 1;
    }
    if (!result.verdict().isNotWorse() && !force) {
      print.printf(
          "Not published: %s may be worse than %s. Publish it anyway with --force.%n",
          version, inUse.version());
      return WORSE;
    }
    if (dryRun || !kafka.isGiven()) {
      print.printf("Not published, as asked: %s%n", version);
      return 0;
    }
    new ModelsTopic(kafka.settings()).publish(version, bytes);
    print.printf("Published %s. Go back with: ./waymark rollback%n", version);
    return 0;
  }

  private static void write(Path to, byte[] bytes) {
    try {
      Files.write(to, bytes);
    } catch (IOException e) {
      throw new BadInput(
          to,
          "cannot be written (" + e.getMessage() + ")",
          "Choose a path in a folder that exists.");
    }
  }
}

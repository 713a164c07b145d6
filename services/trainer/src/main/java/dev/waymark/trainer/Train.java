package dev.waymark.trainer;

import dev.waymark.cli.BadInputException;
import dev.waymark.cli.CurriculumOptions;
import dev.waymark.cli.KafkaOptions;
import dev.waymark.cli.RunOptions;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.model.v1.Model;
import dev.waymark.models.ModelReader;
import dev.waymark.models.ModelSigner;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.RefusedModelException;
import dev.waymark.models.ServedModel;
import dev.waymark.trainer.advice.AdviceTable;
import dev.waymark.trainer.advice.AdviceTrials;
import dev.waymark.trainer.advice.AdviceVerdict;
import dev.waymark.trainer.kafka.ModelsTopic;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.model.ModelForm;
import dev.waymark.trainer.model.Training;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
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
      "Fits a model on the log, judges it against the one in use, by what simulated learners come"
          + " to",
      "know with its advice and by its forecasts on learners that it has not seen, and publishes it"
          + " if",
      "it is not worse.",
      "Exit status: 0 done, 2 input that cannot be used, 3 worse and not published, 1 anything"
          + " else."
    },
    mixinStandardHelpOptions = true)
final class Train implements Callable<Integer> {
  private static final int WORSE = 3;

  @Mixin private KafkaOptions kafka = new KafkaOptions();

  @Mixin private RunOptions run = new RunOptions();

  @Mixin private LogOptions log = new LogOptions();

  @Mixin private SigningKeyOptions signingKey = new SigningKeyOptions();

  @Mixin private PublicKeyOptions publicKeys = new PublicKeyOptions();

  @Mixin private CurriculumOptions curriculum = new CurriculumOptions();

  @Option(
      names = "--held-out",
      paramLabel = "SHARE",
      description = "share of the learners to judge on (default: ${DEFAULT-VALUE})",
      defaultValue = "0.2")
  private double heldOut;

  @Option(
      names = "--lambda",
      paramLabel = "X",
      description = "factor on the penalties on squared weights (default: ${DEFAULT-VALUE})",
      defaultValue = "1")
  private double lambda;

  @Option(
      names = "--advice-learners",
      paramLabel = "N",
      description = {
        "simulated learners of all kinds whom the new model and the one in use advise, for the"
            + " comparison",
        "(default: ${DEFAULT-VALUE})"
      },
      defaultValue = "300")
  private int adviceLearners;

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
    BadInputException.refuseUnwritable(out);
    PrerequisiteGraph graph = curriculum.graph();
    PrintWriter print = spec.commandLine().getOut();
    Optional<ModelSigner> signer = publishes() ? signingKey.signer(publicKeys) : Optional.empty();
    Optional<Model> published = inUse(print);
    ForecastModel inUse = published.map(ModelForm::forecasts).orElseGet(ModelForm::untrained);
    LearnerLog events = log.read(kafka, run, print);
    Training.Result result;
    try {
      result = new Training(graph, inUse, heldOut, lambda, run.seed()).run(events, run);
    } catch (Training.TooLittleDataException e) {
      throw new BadInputException(log.source(), String.valueOf(e.getMessage()), e.remedy());
    }
    AdviceVerdict advice = advice(graph, published, result.model());
    result = result.withAdvice(advice.trial());
    print.print(AdviceTable.of(advice.trial()));
    print.print(TrainingTable.of(result));
    byte[] bytes = ModelForm.bytes(result.model());
    if (out != null) {
      write(out, bytes);
    }
    int status = publish(result, advice, inUse, signed(bytes, signer), print);
    print.flush();
    return status;
  }

  private void check() {
    log.require(kafka);
    if (!kafka.isGiven() && !dryRun && out == null) {
      throw usage("Nowhere to publish: add --bootstrap-servers, --out or --dry-run.");
    }
    if (!(heldOut > 0 && heldOut < 1) || !(lambda > 0)) {
      throw usage("--held-out is over 0 and below 1, --lambda over 0.");
    }
    if (adviceLearners < AdviceTrials.fewestLearners()) {
      throw usage(
          "--advice-learners is at least %d: two of each kind."
              .formatted(AdviceTrials.fewestLearners()));
    }
  }

  private ParameterException usage(String message) {
    return new ParameterException(spec.commandLine(), message);
  }

  private static PublishedModel signed(byte[] model, Optional<ModelSigner> signer) {
    return signer.map(it -> it.sign(model)).orElseGet(() -> PublishedModel.unsigned(model));
  }

  private boolean publishes() {
    return kafka.isGiven() && !dryRun;
  }

  /// The model that recommenders serve with; empty if there is none that can serve.
  private Optional<Model> inUse(PrintWriter print) {
    if (!kafka.isGiven()) {
      return Optional.empty();
    }
    Optional<PublishedModel> published = new ModelsTopic(kafka.settings()).read().inUse();
    try {
      return published.map(it -> ModelForm.read(it, publicKeys.trusted()));
    } catch (ModelForm.BadModelException e) {
      print.printf("The model in use cannot serve: %s.%n", e.getMessage());
      return Optional.empty();
    }
  }

  private AdviceVerdict advice(PrerequisiteGraph graph, Optional<Model> published, Model model) {
    ServedModel inUse = published.map(Train::served).orElse(ServedModel.UNTRAINED);
    ServedModel trained = served(model);
    var trials = new AdviceTrials(graph, adviceLearners, run.seed());
    return AdviceVerdict.of(
        run.stage("Advising", adviceLearners, bar -> trials.run(inUse, trained, bar)));
  }

  /// What recommenders serve by the model: nothing trained where they refuse it.
  private static ServedModel served(Model model) {
    try {
      return new ModelReader(Integer.MAX_VALUE).read(ModelForm.bytes(model));
    } catch (RefusedModelException e) {
      return ServedModel.UNTRAINED;
    }
  }

  private int publish(
      Training.Result result,
      AdviceVerdict advice,
      ForecastModel inUse,
      PublishedModel model,
      PrintWriter print) {
    String version = result.model().getVersion();
    byte[] bytes = model.model().orElseThrow();
    if (bytes.length > ModelForm.MAX_BYTES) {
      print.printf(
          Locale.ROOT,
          "Not published: %s has %,d bytes and recommenders take %,d. Split the curriculum.%n",
          version,
          bytes.length,
          ModelForm.MAX_BYTES);
      return 1;
    }
    if (!advice.isNotWorse() && !force) {
      print.printf(
          "Not published: learners may know less with the advice of %s than with %s. Publish it"
              + " anyway with --force.%n",
          version, inUse.version());
      return WORSE;
    }
    if (!result.verdict().isNotWorse() && !force) {
      print.printf(
          "Not published: %s may be worse than %s. Publish it anyway with --force.%n",
          version, inUse.version());
      return WORSE;
    }
    if (!publishes()) {
      print.printf("Not published, as asked: %s%n", version);
      return 0;
    }
    var settings = kafka.settings();
    new ModelsTopic(settings).publish(version, model);
    print.printf(
        "Published %s. Go back with: ./waymark rollback --bootstrap-servers %s%n",
        version, settings.get("bootstrap.servers"));
    return 0;
  }

  private static void write(Path to, byte[] bytes) {
    try {
      Files.write(to, bytes);
    } catch (IOException e) {
      throw BadInputException.unwritable(to, e);
    }
  }
}

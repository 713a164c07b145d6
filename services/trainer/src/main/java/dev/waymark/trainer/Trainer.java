package dev.waymark.trainer;

import dev.waymark.trainer.csv.BadInput;
import dev.waymark.trainer.demo.Gateway;
import dev.waymark.trainer.kafka.KafkaTrouble;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The trainer's command line. Exit status: 0 done, 2 input or options that cannot be used, 3 a
/// model that is worse and so not published, 1 anything else.
@Command(
    name = "waymark-trainer",
    description = "Fits models of how people learn, and judges them.",
    mixinStandardHelpOptions = true,
    version = "waymark-trainer 0.1.0",
    subcommands = {
      Trainer.Evaluate.class,
      Simulate.class,
      Train.class,
      ListModels.class,
      Rollback.class,
      Report.class,
      Export.class,
      Demo.class
    })
public final class Trainer {
  /// Groups the evaluations.
  @Command(
      name = "evaluate",
      description = "Fits on one file, judges on another, beside the usual baselines.",
      mixinStandardHelpOptions = true,
      subcommands = {EvaluateKnowledgeTracing.class, EvaluateNextTopic.class})
  static final class Evaluate {}

  private Trainer() {}

  /// Runs one command and exits.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The commands, ready to run.
  static CommandLine commandLine() {
    return new CommandLine(new Trainer())
        .setExecutionExceptionHandler((e, command, parsed) -> {
          if (e instanceof BadInput) {
            command.getErr().println(e.getMessage());
            return 2;
          }
          if (e instanceof KafkaTrouble || e instanceof Gateway.Refused) {
            command.getErr().println(e.getMessage());
            return 1;
          }
          throw e;
        });
  }
}

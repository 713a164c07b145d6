package dev.waymark.trainer;

import dev.waymark.cli.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The trainer's command line. Exit status: 0 done, 2 input or options that cannot be used, 3 a
/// model that is worse and so not published, 1 anything else.
@Command(
    name = "./waymark",
    description = "Fits models of how people learn, and judges them.",
    mixinStandardHelpOptions = true,
    version = "waymark-trainer 0.1.0",
    subcommands = {Train.class, ListModels.class, Rollback.class, Export.class})
public final class Trainer {
  private Trainer() {}

  /// Runs one command and exits.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The commands, ready to run.
  public static CommandLine commandLine() {
    return Commands.of(new Trainer());
  }
}

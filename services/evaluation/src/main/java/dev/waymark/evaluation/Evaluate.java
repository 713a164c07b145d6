package dev.waymark.evaluation;

import dev.waymark.cli.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// `evaluate`: the evaluations' command line.
@Command(
    name = "./waymark evaluate",
    description = "Fits on one file, judges on another, beside the usual baselines.",
    mixinStandardHelpOptions = true,
    subcommands = {EvaluateKnowledgeTracing.class, EvaluateNextTopic.class})
public final class Evaluate {
  private Evaluate() {}

  /// Runs one command and exits.
  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The commands, ready to run.
  static CommandLine commandLine() {
    return Commands.of(new Evaluate());
  }
}

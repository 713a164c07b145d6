package dev.waymark.simulator.cli;

import dev.waymark.cli.Commands;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the simulator.
@Command(
    name = "waymark-simulator",
    description = "Puts simulated learners in front of the engine.",
    mixinStandardHelpOptions = true,
    subcommands = {Simulate.class, ComparePolicies.class, WriteReport.class})
public final class Simulator {
  private Simulator() {}

  public static void main(String[] args) {
    System.exit(commandLine().execute(args));
  }

  /// The commands, ready to run.
  public static CommandLine commandLine() {
    return Commands.of(new Simulator());
  }
}

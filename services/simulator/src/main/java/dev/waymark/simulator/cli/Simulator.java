package dev.waymark.simulator.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Entry point of the simulator.
@Command(
    name = "simulate",
    description = "Puts simulated learners in front of the engine.",
    mixinStandardHelpOptions = true,
    subcommands = {ComparePolicies.class, WriteReport.class})
public final class Simulator {
  private Simulator() {}

  public static void main(String[] args) {
    System.exit(new CommandLine(new Simulator()).execute(args));
  }
}

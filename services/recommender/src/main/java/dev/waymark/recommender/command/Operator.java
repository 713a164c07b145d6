package dev.waymark.recommender.command;

import dev.waymark.recommender.kafka.DeadLetters;
import io.quarkus.runtime.QuarkusApplication;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// Runs one command.
@Command(
    name = "recommender",
    description = "Commands for operators; without one, the service starts.",
    mixinStandardHelpOptions = true)
public final class Operator implements QuarkusApplication {
  private final DeadLetters deadLetters;
  private final StateCommands state;

  Operator(DeadLetters deadLetters, StateCommands state) {
    this.deadLetters = deadLetters;
    this.state = state;
  }

  @Override
  public int run(String... args) {
    return new CommandLine(this)
        .addSubcommand(new DeadLetterCommands(deadLetters))
        .addSubcommand(new StateCommands.Verify(state))
        .addSubcommand(new StateCommands.RebuildAll(state))
        .execute(args);
  }
}

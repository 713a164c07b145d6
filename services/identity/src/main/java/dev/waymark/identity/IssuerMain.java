package dev.waymark.identity;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The commands of the local issuer.
@Command(
    name = "waymark",
    description = "A local issuer of tokens.",
    subcommands = {IssuerCommand.class, TokenCommand.class})
public final class IssuerMain {

  private static final int NOT_DONE = 1;

  private IssuerMain() {}

  /// Runs one of the commands.
  public static void main(String... arguments) {
    System.exit(
        new CommandLine(new IssuerMain())
            .setExecutionExceptionHandler((failure, command, parsed) -> {
              command.getErr().println("Not done: " + failure.getMessage());
              return NOT_DONE;
            })
            .execute(arguments));
  }
}

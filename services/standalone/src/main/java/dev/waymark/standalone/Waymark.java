package dev.waymark.standalone;

import dev.waymark.standalone.up.PrepareCommand;
import dev.waymark.standalone.up.UpCommand;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of Waymark on one machine.
@Command(
    name = "waymark",
    mixinStandardHelpOptions = true,
    description = "Runs Waymark on this machine.",
    subcommands = {UpCommand.class, PrepareCommand.class, BackendsCommand.class})
public final class Waymark {

  private Waymark() {}

  /// Runs the subcommand named by the arguments and exits with its code: 0 if it ended well, 1 if
  /// it failed, 2 if it was not understood.
  public static void main(String[] args) {
    CommandLine line = new CommandLine(new Waymark()).setExpandAtFiles(false);
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setExecutionExceptionHandler((e, command, parsed) -> explain(e, command));
    System.exit(line.execute(args));
  }

  private static int explain(Exception failure, CommandLine command) {
    if (failure instanceof CommandFailedException complaint) {
      command.getErr().println(complaint.getMessage());
    } else {
      failure.printStackTrace(command.getErr());
    }
    return CommandLine.ExitCode.SOFTWARE;
  }
}

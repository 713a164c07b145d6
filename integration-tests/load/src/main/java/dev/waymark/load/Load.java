package dev.waymark.load;

import dev.waymark.load.bench.IngestionCommand;
import dev.waymark.load.bench.LatencyCommand;
import dev.waymark.load.bench.OwnersCommand;
import dev.waymark.load.bench.RebuildCommand;
import dev.waymark.load.outage.OutagesCommand;
import dev.waymark.load.soak.SoakCommand;
import dev.waymark.load.wire.WireCommand;
import java.util.logging.Level;
import java.util.logging.Logger;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of the load programs.
@Command(
    name = "load",
    mixinStandardHelpOptions = true,
    description = "Load, faults and measurements against the packaged services.",
    subcommands = {
      SoakCommand.class,
      IngestionCommand.class,
      LatencyCommand.class,
      OwnersCommand.class,
      RebuildCommand.class,
      OutagesCommand.class,
      WireCommand.class
    })
public final class Load {
  /// What clients say while a server is away is expected.
  private static final Logger CLIENTS = Logger.getLogger("");

  private Load() {}

  /// Runs the subcommand named by the arguments and exits with its code.
  public static void main(String[] args) {
    CLIENTS.setLevel(Level.OFF);
    System.exit(new CommandLine(new Load()).execute(args));
  }
}

package dev.waymark.seed;

import dev.waymark.seed.cli.ErrorMessages;
import dev.waymark.seed.cli.PublishCommand;
import dev.waymark.seed.cli.RenderCommand;
import dev.waymark.seed.cli.ServedCommand;
import dev.waymark.seed.cli.ValidateCommand;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.logging.Level;
import java.util.logging.LogManager;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line of the curriculum.
@Command(
    name = "waymark-graph-seed",
    description =
        "Checks, draws and publishes the curriculum: topics, resources and roadmaps in YAML.",
    mixinStandardHelpOptions = true,
    versionProvider = Seed.Version.class,
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      ValidateCommand.class,
      PublishCommand.class,
      RenderCommand.class,
      ServedCommand.class
    })
public final class Seed {
  private Seed() {}

  public static void main(String[] arguments) {
    LogManager.getLogManager().getLogger("").setLevel(Level.OFF);
    System.exit(
        run(
            new PrintWriter(System.out, true, StandardCharsets.UTF_8),
            new PrintWriter(System.err, true, StandardCharsets.UTF_8),
            arguments));
  }

  /// Runs one command and returns its exit code.
  public static int run(PrintWriter out, PrintWriter err, String... arguments) {
    return new CommandLine(new Seed())
        .setExpandAtFiles(false)
        .setOut(out)
        .setErr(err)
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExecutionExceptionHandler(new ErrorMessages())
        .execute(arguments);
  }

  static final class Version implements CommandLine.IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Seed.class.getPackage().getImplementationVersion();
      return new String[] {version == null ? "built from source" : version};
    }
  }
}

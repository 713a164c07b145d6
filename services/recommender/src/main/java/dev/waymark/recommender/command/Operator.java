package dev.waymark.recommender.command;

import dev.waymark.recommender.kafka.operate.Complaint;
import dev.waymark.recommender.kafka.operate.DeadLetters;
import io.quarkus.runtime.QuarkusApplication;
import jakarta.enterprise.inject.Instance;
import java.lang.reflect.Method;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.eclipse.microprofile.config.ConfigProvider;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/// Runs one command.
public final class Operator implements QuarkusApplication {
  /// Exit code when nothing was done, or not all of it: a mistake in the command, or servers that
  /// do not answer.
  static final int NOT_DONE = 2;

  private final Instance<DeadLetters> deadLetters;
  private final Instance<StateCommands> state;

  Operator(Instance<DeadLetters> deadLetters, Instance<StateCommands> state) {
    this.deadLetters = deadLetters;
    this.state = state;
  }

  @Command(
      name = "waymark",
      description = "Commands for operators of the recommender.",
      mixinStandardHelpOptions = true)
  private static final class Commands {}

  /// Whether the arguments ask for something that needs the servers, rather than for help or for
  /// what is not there. Takes over where the servers are, so it comes before the configuration is
  /// read.
  static boolean hasWork(String... args) {
    try {
      ParseResult last =
          beforeTheStart().parseArgs(args).asCommandLineList().getLast().getParseResult();
      Object command = last.commandSpec().userObject();
      return !last.isUsageHelpRequested()
          && (command instanceof Callable || command instanceof Method);
    } catch (ParameterException e) {
      return false;
    }
  }

  /// Prints help, or what is wrong with the arguments.
  ///
  /// @return the exit code
  static int explain(String... args) {
    return beforeTheStart().execute(args);
  }

  private static CommandLine beforeTheStart() {
    return line(
        () -> {
          throw new IllegalStateException("Dead letters are read after the start");
        },
        () -> {
          throw new IllegalStateException("State is read after the start");
        });
  }

  @Override
  public int run(String... args) {
    return line(deadLetters::get, state::get).execute(args);
  }

  private static CommandLine line(Supplier<DeadLetters> letters, Supplier<StateCommands> state) {
    return new CommandLine(new Commands())
        .addSubcommand(new DeadLetterCommands(letters))
        .addSubcommand(
            new CommandLine(new StateCommands.Verify(state)).addMixin("servers", new Servers()))
        .addSubcommand(
            new CommandLine(new StateCommands.RebuildAll(state)).addMixin("servers", new Servers()))
        .addSubcommand(
            new CommandLine(new StateCommands.Copy(state)).addMixin("servers", new Servers()))
        .addSubcommand(
            new CommandLine(new StateCommands.Forget(state)).addMixin("servers", new Servers()))
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler((failure, command, parsed) -> {
          String kafka =
              ConfigProvider.getConfig()
                  .getOptionalValue("kafka.bootstrap.servers", String.class)
                  .orElse("the address that is configured");
          command.getErr().println("Not done: " + Complaint.of(failure, kafka));
          return NOT_DONE;
        });
  }
}

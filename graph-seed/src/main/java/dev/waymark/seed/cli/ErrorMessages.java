package dev.waymark.seed.cli;

import dev.waymark.seed.release.PublishRefusedException;
import dev.waymark.seed.release.ServerUnavailableException;
import java.io.UncheckedIOException;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/// Turns what went wrong into one line for the user; only a bug shows its stack trace.
public final class ErrorMessages implements IExecutionExceptionHandler {
  @Override
  public int handleExecutionException(
      Exception problem, CommandLine commandLine, ParseResult arguments) throws Exception {
    return switch (problem) {
      case ServerUnavailableException outage -> complain(commandLine, outage, ExitCode.OUTAGE);
      case PublishRefusedException refusal -> complain(commandLine, refusal, ExitCode.FINDINGS);
      case UncheckedIOException unreadable -> {
        String reason = String.valueOf(unreadable.getCause());
        commandLine.getErr().println("Cannot read or write a file: " + reason);
        yield ExitCode.USAGE;
      }
      default -> throw problem;
    };
  }

  private static int complain(CommandLine commandLine, Exception problem, int exitCode) {
    commandLine.getErr().println(problem.getMessage());
    return exitCode;
  }
}

package dev.waymark.cli;

import picocli.CommandLine;

/// Command lines that all answer trouble alike. Exit status: 0 done, 2 input or options that cannot
/// be used, 1 anything else, unless a command says more.
public final class Commands {
  private Commands() {}

  /// A command, ready to run. Input that cannot be used and services that refuse are reported in
  /// one line.
  public static CommandLine of(Object command) {
    return new CommandLine(command)
        .setExpandAtFiles(false)
        .setExecutionExceptionHandler((e, line, _) -> {
          if (e instanceof BadInputException) {
            line.getErr().println(e.getMessage());
            return 2;
          }
          if (e instanceof ServiceUnavailableException) {
            line.getErr().println(e.getMessage());
            return 1;
          }
          throw e;
        });
  }
}

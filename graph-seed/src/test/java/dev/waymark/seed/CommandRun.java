package dev.waymark.seed;

import java.io.PrintWriter;
import java.io.StringWriter;

/// One run of the command line.
public record CommandRun(int exitCode, String out, String err) {
  /// Runs the command in this process.
  public static CommandRun of(String... arguments) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int exitCode = Seed.run(new PrintWriter(out, true), new PrintWriter(err, true), arguments);
    return new CommandRun(exitCode, out.toString(), err.toString());
  }
}

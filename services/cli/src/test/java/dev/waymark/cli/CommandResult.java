package dev.waymark.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// A command that ran in this JVM, and what it said.
public record CommandResult(int status, String out, String err) {
  public static CommandResult with(CommandLine command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
    return new CommandResult(status, out.toString(), err.toString());
  }
}

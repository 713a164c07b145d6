package dev.waymark.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import picocli.CommandLine;

/// A command that ran in this JVM, and what it said.
public record Ran(int status, String out, String err) {
  public static Ran with(CommandLine command, String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    int status =
        command.setOut(new PrintWriter(out, true)).setErr(new PrintWriter(err, true)).execute(args);
    return new Ran(status, out.toString(), err.toString());
  }
}

package dev.waymark.demo;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The commands of `./waymark`, each a process of its own.
///
/// @param path of the script
/// @param data the folder with the keys of the suite that it speaks to; empty: that of `./waymark
///   up`
record Script(String path, Optional<Path> data) {

  /// A command that is not started yet. It builds nothing: the demo runs on what is built.
  ProcessBuilder command(List<String> arguments) {
    List<String> all = new ArrayList<>(List.of(path));
    all.addAll(arguments);
    var command = new ProcessBuilder(all).redirectErrorStream(true);
    command.environment().put("WAYMARK_BUILD", "never");
    data.ifPresent(it -> command.environment().put("WAYMARK_DATA", it.toString()));
    return command;
  }

  /// Runs a command to its end.
  ///
  /// @param out gets what it says
  /// @return its exit status
  int run(PrintWriter out, List<String> arguments) {
    try {
      Process process = command(arguments).start();
      try (BufferedReader lines = process.inputReader()) {
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
          out.println(line);
          out.flush();
        }
      }
      return process.waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Gateway.RefusedException(String.valueOf(e));
    }
  }
}

package dev.waymark.standalone.backends;

import java.io.IOException;
import java.nio.file.Path;
import java.util.logging.FileHandler;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.Logger;
import java.util.logging.SimpleFormatter;

/// Sends what both servers have to say, from warnings up, to one file.
final class BackendsLog {

  private static final int MAX_BYTES = 10 * 1024 * 1024;
  private static final int FILES = 2;

  private BackendsLog() {}

  /// Sends every logger's warnings and errors to `backends.log`, and nothing to the console.
  static void in(Path logs) throws IOException {
    System.setProperty(
        "java.util.logging.SimpleFormatter.format", "%1$tFT%1$tT.%1$tL%1$tz %4$s %3$s: %5$s%6$s%n");
    Logger root = Logger.getLogger("");
    for (Handler handler : root.getHandlers()) {
      root.removeHandler(handler);
    }
    FileHandler file =
        new FileHandler(logs.resolve("backends.log").toString(), MAX_BYTES, FILES, true);
    file.setFormatter(new SimpleFormatter());
    root.addHandler(file);
    root.setLevel(Level.WARNING);
  }
}

package dev.waymark.recommender.command;

import dev.waymark.recommender.kafka.operate.ProgressListener;
import java.io.Console;
import java.io.PrintStream;

/// Shows how far a long command is: one line that changes on a terminal, else a line now and then.
final class ProgressLine implements ProgressListener {
  private static final PrintStream ERR = System.err;
  private static final long ON_TERMINAL_NANOS = 200_000_000L;
  private static final long IN_LOG_NANOS = 5_000_000_000L;

  private final String what;
  private final boolean terminal = onTerminal();
  private long shown = System.nanoTime();

  /// @param what the pieces of work, such as `records`
  ProgressLine(String what) {
    this.what = what;
  }

  // Since JDK 25 there is no console again where the program does not run on a terminal.
  @SuppressWarnings("SystemConsoleNull")
  private static boolean onTerminal() {
    Console console = System.console();
    return console != null && console.isTerminal();
  }

  @Override
  public void of(long done, long total) {
    long now = System.nanoTime();
    if (now - shown < (terminal ? ON_TERMINAL_NANOS : IN_LOG_NANOS)) {
      return;
    }
    shown = now;
    ERR.printf(
        terminal ? "\r%3d %%  %,d of %,d %s " : "%3d %%  %,d of %,d %s%n",
        total == 0 ? 100 : done * 100 / total,
        done,
        total,
        what);
    ERR.flush();
  }

  /// The work is done: what follows begins a line of its own.
  void end() {
    if (terminal) {
      ERR.print("\r\u001b[K");
      ERR.flush();
    }
  }
}

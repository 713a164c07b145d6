package dev.waymark.load.wire;

import java.io.IOException;

/// What is asked, over and over, by one of several askers. Each has its own.
interface Question extends AutoCloseable {
  /// Asks once, and waits for the answer.
  ///
  /// @param number of the question, counted over all askers
  /// @return whether the answer was the right kind
  boolean ask(long number) throws Exception;

  @Override
  void close() throws IOException;
}

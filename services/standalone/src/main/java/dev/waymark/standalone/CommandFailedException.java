package dev.waymark.standalone;

/// Something the person at the keyboard can put right: its message is one line that says what is
/// wrong and what to do.
public final class CommandFailedException extends RuntimeException {

  /// A complaint with nothing but its message.
  ///
  /// @param message what is wrong and what to do, in one line
  public CommandFailedException(String message) {
    super(message);
  }
}

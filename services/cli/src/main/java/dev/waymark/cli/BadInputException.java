package dev.waymark.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Input that cannot be used. The message names the file, the line and what to do about it; the
/// command prints it and exits with status 2.
public final class BadInputException extends RuntimeException {
  /// A problem with a whole file.
  ///
  /// @param file the file, as the user named it
  /// @param problem what is wrong, a clause without a full stop
  /// @param remedy what to do, a sentence
  public BadInputException(Path file, String problem, String remedy) {
    super("%s: %s. %s".formatted(file, problem, remedy));
  }

  /// A problem at one line.
  ///
  /// @param file the file, as the user named it
  /// @param line the line where the record begins, counted from 1
  /// @param problem what is wrong, a clause without a full stop
  /// @param remedy what to do, a sentence
  public BadInputException(Path file, long line, String problem, String remedy) {
    super("%s:%d: %s. %s".formatted(file, line, problem, remedy));
  }

  /// A file that is to be written and cannot be.
  public static BadInputException unwritable(Path file, IOException cause) {
    return new BadInputException(
        file,
        "cannot be written (" + cause.getMessage() + ")",
        "Choose a path in a folder that exists, with room on its disk.");
  }

  /// Refuses a path that nothing can be written to, before any work is done for it.
  ///
  /// @param file what is to be written; nothing if null
  public static void refuseUnwritable(@Nullable Path file) {
    if (file == null) {
      return;
    }
    Path folder = file.toAbsolutePath().getParent();
    if (Files.isDirectory(file)) {
      throw new BadInputException(file, "cannot be written (it is a folder)", "Name a file in it.");
    }
    if (folder == null || !Files.isDirectory(folder)) {
      throw new BadInputException(
          file, "cannot be written (its folder does not exist)", "Create the folder first.");
    }
    if (!Files.isWritable(Files.exists(file) ? file : folder)) {
      throw new BadInputException(
          file, "cannot be written (permission denied)", "Choose a path that you may write to.");
    }
  }
}

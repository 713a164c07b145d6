package dev.waymark.standalone.process;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.reflect.InvocationTargetException;
import java.util.Arrays;

/// Runs another main class, and ends this JVM in order when standard input closes.
///
/// The parent holds the other end of that pipe and never writes to it. However the parent ends,
/// `kill -9` included, the operating system closes the pipe; so no child is left behind, on any
/// system and without polling.
public final class WithParent {

  private WithParent() {}

  /// Runs the main class that the first argument names.
  ///
  /// @param args the name of the main class to run, then its arguments
  public static void main(String[] args) throws Throwable {
    Thread.ofPlatform().daemon().name("with-parent").start(() -> exitAtEndOf(System.in));
    try {
      Class.forName(args[0])
          .getMethod("main", String[].class)
          .invoke(null, (Object) Arrays.copyOfRange(args, 1, args.length));
    } catch (InvocationTargetException e) {
      throw e.getCause() == null ? e : e.getCause();
    }
  }

  private static void exitAtEndOf(InputStream input) {
    try {
      input.transferTo(OutputStream.nullOutputStream());
    } catch (IOException e) {
      // A pipe that cannot be read has no parent at its other end.
    }
    System.exit(0);
  }
}

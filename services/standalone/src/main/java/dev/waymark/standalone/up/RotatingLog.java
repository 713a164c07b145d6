package dev.waymark.standalone.up;

import dev.waymark.standalone.backends.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.jspecify.annotations.Nullable;

/// What a process prints, in files of bounded size and number: `x.out` is the current one,
/// `x.out.1` the one before, and so on. A start begins a new file, too.
///
/// Whatever happens to the files, on a full disk for example, the output is read on, so that the
/// process never waits for its own log.
final class RotatingLog {
  private static final int BUFFER = 1 << 13;

  private final Path file;
  private final LogLimits limits;
  private @Nullable OutputStream out;
  private long written;

  private RotatingLog(Path file, LogLimits limits) {
    this.file = file;
    this.limits = limits;
  }

  /// Begins a new file.
  ///
  /// @throws IOException if it cannot be created
  static RotatingLog begin(Path file, LogLimits limits) throws IOException {
    RotatingLog log = new RotatingLog(file, limits);
    log.rotate();
    return log;
  }

  /// Copies until the process closes its output.
  void copy(InputStream printed) {
    byte[] buffer = new byte[BUFFER];
    try (printed) {
      for (int n = printed.read(buffer); n >= 0; n = printed.read(buffer)) {
        write(buffer, n);
      }
    } catch (IOException e) {
      // The process has ended; there is nothing left to read.
    } finally {
      close();
    }
  }

  private void write(byte[] bytes, int length) {
    try {
      if (out == null || written + length > limits.bytes()) {
        rotate();
      }
      if (out != null) {
        out.write(bytes, 0, length);
        written += length;
      }
    } catch (IOException e) {
      close();
    }
  }

  private void rotate() throws IOException {
    close();
    Files.deleteIfExists(numbered(limits.files()));
    for (int number = limits.files() - 1; number >= 0; number--) {
      if (Files.exists(numbered(number))) {
        if (number + 1 < limits.files()) {
          Files.move(numbered(number), numbered(number + 1), StandardCopyOption.REPLACE_EXISTING);
        } else {
          Files.delete(numbered(number));
        }
      }
    }
    PrivateFiles.createFile(file);
    out =
        Files.newOutputStream(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING);
    written = 0;
  }

  private Path numbered(int number) {
    return number == 0 ? file : file.resolveSibling(file.getFileName() + "." + number);
  }

  private void close() {
    try {
      if (out != null) {
        out.close();
      }
    } catch (IOException e) {
      // What could not be written is lost; the process goes on.
    }
    out = null;
  }
}

package dev.waymark.gateway.auth;

import dev.waymark.events.KeyFile;
import io.quarkus.runtime.configuration.ConfigurationException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jboss.logging.Logger;

/// What a file says, read again when its bytes have changed, however it was replaced.
///
/// A file that is gone says nothing, so what it allowed is over. One that cannot be read keeps what
/// it said last: half a file must not turn away every caller.
final class WatchedFile<T> {

  /// Makes something of the bytes of a file.
  interface Reader<T> {
    T read(byte[] bytes) throws IOException;
  }

  /// A file of keys has at most so many bytes.
  static final int MAX_BYTES = 1 << 20;

  private static final Logger LOG = Logger.getLogger(WatchedFile.class);

  private final Path path;
  private final Reader<T> reader;
  private final byte[] absent;
  private byte[] seen;
  private volatile T value;

  /// @param absent the bytes that stand for a file that does not exist
  /// @throws ConfigurationException when the file is there but cannot be read
  WatchedFile(Path path, byte[] absent, Reader<T> reader) {
    this.path = path;
    this.reader = reader;
    this.absent = absent;
    try {
      this.seen = bytes();
      this.value = reader.read(seen);
    } catch (IOException e) {
      throw new ConfigurationException(
          "The gateway does not start: %s cannot be read, for %s.".formatted(path, e.getMessage()));
    }
    if (Files.notExists(path)) {
      LOG.warnf("There is no file %s yet", path);
    }
  }

  T value() {
    return value;
  }

  /// Reads the file again if it has changed.
  void look() {
    try {
      byte[] now = bytes();
      if (!Arrays.equals(now, seen)) {
        seen = now;
        value = reader.read(now);
        LOG.infof("Read %s again, which has changed", path);
      }
    } catch (IOException e) {
      LOG.errorf(
          "%s has changed but cannot be read, for %s: what it said stays", path, e.getMessage());
    }
  }

  private byte[] bytes() throws IOException {
    try {
      return KeyFile.read(path, MAX_BYTES);
    } catch (NoSuchFileException e) {
      return absent;
    }
  }
}

package dev.waymark.events;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads files of keys, and others that an operator names. Only regular ones of a sane size: a
/// device such as `/dev/zero` never ends.
public final class KeyFile {
  /// A file of keys has at most so many bytes.
  public static final int MAX_BYTES = 1 << 16;

  private KeyFile() {}

  /// The text of a file of keys.
  ///
  /// @throws IOException when it is not a regular file, has too many bytes or can't be read
  public static String read(Path file) throws IOException {
    return new String(read(file, MAX_BYTES), StandardCharsets.UTF_8);
  }

  /// The bytes of a file.
  ///
  /// @param maxBytes it has at most so many
  /// @throws java.nio.file.NoSuchFileException when it does not exist
  /// @throws IOException when it is not a regular file, has too many bytes or can't be read
  public static byte[] read(Path file, int maxBytes) throws IOException {
    if (Files.exists(file) && !Files.isRegularFile(file)) {
      throw new IOException("it is not a regular file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new IOException("it has over %,d bytes".formatted(maxBytes));
      }
      return bytes;
    }
  }
}

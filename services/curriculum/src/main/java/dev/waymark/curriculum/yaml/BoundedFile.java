package dev.waymark.curriculum.yaml;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/// Opens what a command line names, if it is a file: a device such as `/dev/zero` never ends, and a
/// pipe may never begin.
public final class BoundedFile {
  private BoundedFile() {}

  /// The bytes of a regular file, or of one that a link leads to.
  ///
  /// @throws NoSuchFileException if nothing is there
  /// @throws IOException if it is something else, with a clause that says what, or cannot be read
  public static InputStream open(Path file) throws IOException {
    requireRegular(file);
    return Files.newInputStream(file);
  }

  /// Refuses what is no regular file.
  ///
  /// @throws NoSuchFileException if nothing is there
  /// @throws IOException if it is something else, with a clause that says what
  public static void requireRegular(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new IOException("it is a folder, not a file");
    }
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (!Files.isRegularFile(file)) {
      throw new IOException("it is a device, a pipe or a socket, not a file");
    }
  }

  /// All bytes of a regular file.
  ///
  /// @param limit the most bytes that it may have
  /// @throws IOException if it has more, is no regular file, or cannot be read
  public static byte[] read(Path file, int limit) throws IOException {
    try (InputStream in = open(file)) {
      byte[] bytes = in.readNBytes(limit);
      if (in.read() >= 0) {
        throw new IOException("it has over %,d bytes".formatted(limit));
      }
      return bytes;
    }
  }

  /// The text of a regular file in UTF-8.
  ///
  /// @param limit the most bytes that it may have
  /// @throws java.nio.charset.CharacterCodingException if it is not UTF-8
  /// @throws IOException if it has more, is no regular file, or cannot be read
  public static String text(Path file, int limit) throws IOException {
    return StandardCharsets.UTF_8
        .newDecoder()
        .decode(ByteBuffer.wrap(read(file, limit)))
        .toString();
  }
}

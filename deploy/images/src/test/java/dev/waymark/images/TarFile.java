package dev.waymark.images;

import java.io.DataInputStream;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads single files out of a tar.
final class TarFile {

  private static final int BLOCK = 512;

  private TarFile() {}

  static byte[] read(Path tar, String name) throws IOException {
    try (DataInputStream in = new DataInputStream(Files.newInputStream(tar))) {
      byte[] header = new byte[BLOCK];
      while (in.readNBytes(header, 0, BLOCK) == BLOCK && header[0] != 0) {
        int size = Integer.parseInt(text(header, 124, 12).strip(), 8);
        if (text(header, 0, 100).equals(name)) {
          return in.readNBytes(size);
        }
        in.skipNBytes((size + BLOCK - 1L) / BLOCK * BLOCK);
      }
    }
    throw new FileNotFoundException(name + " in " + tar);
  }

  private static String text(byte[] header, int from, int length) {
    String text = new String(header, from, length, StandardCharsets.US_ASCII);
    int end = text.indexOf('\0');
    return end < 0 ? text : text.substring(0, end);
  }
}

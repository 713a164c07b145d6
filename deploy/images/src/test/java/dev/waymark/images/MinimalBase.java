package dev.waymark.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// The smallest base image there is, as `docker save` writes one: a layer with one file. Nothing
/// runs on it; images are put together on it all the same.
final class MinimalBase {

  private static final int BLOCK = 512;

  private MinimalBase() {}

  static Path write(Path file) throws IOException {
    byte[] layer = tar("etc/base-release", "minimal\n".getBytes(StandardCharsets.UTF_8));
    byte[] config =
        """
        {"architecture": "amd64", "os": "linux", "config": {"Env": ["PATH=/bin"]},
         "rootfs": {"type": "layers", "diff_ids": ["sha256:%s"]}}
        """
            .formatted(sha256(layer))
            .getBytes(StandardCharsets.UTF_8);
    byte[] manifest =
        "[{\"Config\": \"config.json\", \"RepoTags\": [\"minimal:1\"], \"Layers\": [\"layer.tar\"]}]"
            .getBytes(StandardCharsets.UTF_8);
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(entry("config.json", config));
      out.write(entry("layer.tar", layer));
      out.write(entry("manifest.json", manifest));
      out.write(new byte[2 * BLOCK]);
    }
    return file;
  }

  private static byte[] tar(String name, byte[] content) throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(entry(name, content));
    out.write(new byte[2 * BLOCK]);
    return out.toByteArray();
  }

  /// One file in the form of POSIX.1-1988 (ustar).
  private static byte[] entry(String name, byte[] content) throws IOException {
    byte[] header = new byte[BLOCK];
    put(header, 0, name);
    put(header, 100, "0000644\0");
    put(header, 108, "0000000\0");
    put(header, 116, "0000000\0");
    put(header, 124, "%011o\0".formatted(content.length));
    put(header, 136, "%011o\0".formatted(0));
    put(header, 148, "        ");
    put(header, 156, "0");
    put(header, 257, "ustar\00000");
    int sum = 0;
    for (byte value : header) {
      sum += value & 0xff;
    }
    put(header, 148, "%06o\0 ".formatted(sum));
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    out.write(header);
    out.write(content);
    out.write(new byte[(BLOCK - content.length % BLOCK) % BLOCK]);
    return out.toByteArray();
  }

  private static void put(byte[] into, int at, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
    System.arraycopy(bytes, 0, into, at, bytes.length);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}

package dev.waymark.standalone.up;

import dev.waymark.standalone.backends.DataDirectory;
import dev.waymark.standalone.backends.PrivateFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The folder of roadmaps, and whether it is the one of the last start, byte for byte. Then there
/// is nothing to publish: what is published stays.
final class Roadmaps {
  private final Path folder;
  private final Path record;
  private final String fingerprint;

  private Roadmaps(Path folder, Path record, String fingerprint) {
    this.folder = folder;
    this.record = record;
    this.fingerprint = fingerprint;
  }

  /// Reads the folder.
  ///
  /// @param data the data folder, which remembers the folder of the last start
  /// @throws IOException if the folder cannot be read
  static Roadmaps of(Path folder, Path data) throws IOException {
    return new Roadmaps(folder, data.resolve(DataDirectory.ROADMAPS_FILE), fingerprint(folder));
  }

  /// Whether the last start went through with this folder as it is now.
  boolean areUnchanged() throws IOException {
    return Files.exists(record) && Files.readString(record).strip().equals(fingerprint);
  }

  /// Remembers the folder as it was read.
  void remember() throws IOException {
    PrivateFiles.createFile(record);
    Files.writeString(record, fingerprint);
  }

  Path folder() {
    return folder;
  }

  private static String fingerprint(Path folder) throws IOException {
    MessageDigest digest = sha256();
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(Roadmaps::isYaml).sorted().toList();
    }
    try (DigestOutputStream out = new DigestOutputStream(OutputStream.nullOutputStream(), digest)) {
      for (Path file : files) {
        out.write("%s %d\n".formatted(file, Files.size(file)).getBytes(StandardCharsets.UTF_8));
        try (InputStream in = Files.newInputStream(file)) {
          in.transferTo(out);
        }
      }
    }
    return HexFormat.of().formatHex(digest.digest());
  }

  private static boolean isYaml(Path path) {
    String name = path.toString();
    return (name.endsWith(".yaml") || name.endsWith(".yml")) && Files.isRegularFile(path);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}

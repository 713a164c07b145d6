package dev.waymark.images;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;

/// An image as `docker save` writes one, of layers that a test puts together.
final class ImageTar {

  /// What the files of its layers are as old as.
  static final Instant TIME = Instant.parse("2026-01-02T03:04:05Z");

  private final List<byte[]> layers = new ArrayList<>();

  /// The smallest base there is: a layer with one file. Nothing runs on it; images are put together
  /// on it all the same.
  static Path minimal(Path file) {
    return new ImageTar().layer(layer -> layer.file("etc/base-release", "minimal\n")).write(file);
  }

  ImageTar layer(Consumer<Layer> content) {
    Layer layer = new Layer();
    content.accept(layer);
    layers.add(layer.bytes());
    return this;
  }

  Path write(Path file) {
    byte[] config =
        """
        {"architecture": "amd64", "os": "linux", "config": {"Env": ["PATH=/opt/java/bin:/bin"]},
         "rootfs": {"type": "layers", "diff_ids": [%s]}}
        """
            .formatted(
                layers.stream()
                    .map(layer -> "\"sha256:%s\"".formatted(sha256(layer)))
                    .collect(Collectors.joining(", ")))
            .getBytes(StandardCharsets.UTF_8);
    Layer image = new Layer();
    image.add("config.json", config, 0644);
    List<String> names = new ArrayList<>();
    for (byte[] layer : layers) {
      names.add("\"%d.tar\"".formatted(names.size()));
      image.add("%d.tar".formatted(names.size() - 1), layer, 0644);
    }
    image.file(
        "manifest.json",
        "[{\"Config\": \"config.json\", \"RepoTags\": [\"minimal:1\"], \"Layers\": %s}]"
            .formatted(names));
    try {
      return Files.write(file, image.bytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /// One layer.
  static final class Layer {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes);

    private Layer() {
      tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
    }

    Layer file(String name, String content) {
      return add(name, content.getBytes(StandardCharsets.UTF_8), 0644);
    }

    Layer program(String name, String content) {
      return add(name, content.getBytes(StandardCharsets.UTF_8), 0755);
    }

    Layer link(String name, String target) {
      return link(name, target, TarConstants.LF_SYMLINK);
    }

    Layer hardLink(String name, String target) {
      return link(name, target, TarConstants.LF_LINK);
    }

    /// A folder of this machine with all in it.
    Layer folder(String name, Path from) {
      try (Stream<Path> files = Files.walk(from)) {
        for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
          add(
              name + "/" + from.relativize(file),
              Files.readAllBytes(file),
              Files.isExecutable(file) ? 0755 : 0644);
        }
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private Layer add(String name, byte[] content, int mode) {
      TarArchiveEntry entry = new TarArchiveEntry(name);
      entry.setSize(content.length);
      entry.setMode(mode);
      return put(entry, content);
    }

    private Layer link(String name, String target, byte kind) {
      TarArchiveEntry entry = new TarArchiveEntry(name, kind);
      entry.setLinkName(target);
      return put(entry, new byte[0]);
    }

    private Layer put(TarArchiveEntry entry, byte[] content) {
      try {
        entry.setModTime(Date.from(TIME));
        tar.putArchiveEntry(entry);
        tar.write(content);
        tar.closeArchiveEntry();
        return this;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private byte[] bytes() {
      try {
        tar.close();
        return bytes.toByteArray();
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}

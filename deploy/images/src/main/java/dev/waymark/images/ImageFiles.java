package dev.waymark.images;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarFile;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The files of an image in a folder, as a container would see them: its layers one over the other,
/// what a later one takes away left out ([whiteouts][1]). Links that name a place in the image lead
/// there in the folder, and no entry leads out of it. Devices are left out.
///
/// [1]: https://github.com/opencontainers/image-spec/blob/main/layer.md#whiteouts
final class ImageFiles {

  private static final String WHITEOUT = ".wh.";
  private static final String OPAQUE = ".wh..wh..opq";
  private static final Set<PosixFilePermission> RUNNABLE =
      EnumSet.of(
          PosixFilePermission.OWNER_READ,
          PosixFilePermission.OWNER_WRITE,
          PosixFilePermission.OWNER_EXECUTE);
  private static final Set<PosixFilePermission> READABLE =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
  private static final int ANY_EXECUTE = 0111;

  private final Path root;
  private final List<String> searched;

  private ImageFiles(Path root, List<String> searched) {
    this.root = root;
    this.searched = searched;
  }

  /// Unpacks an image.
  ///
  /// @param tar as Jib and `docker save` write it, its layers compressed or not
  /// @param into is emptied first
  /// @throws IOException if it cannot be read, or an entry leads out of the folder
  static ImageFiles unpack(Path tar, Path into) throws IOException {
    delete(into);
    Path root = Files.createDirectories(into).toRealPath();
    try (TarFile image = new TarFile(tar)) {
      Map<?, ?> manifest = (Map<?, ?>) ((List<?>) json(image, "manifest.json")).getFirst();
      Map<?, ?> config = (Map<?, ?>) json(image, String.valueOf(manifest.get("Config")));
      ImageFiles files = new ImageFiles(root, path(config));
      for (Object layer : (List<?>) Objects.requireNonNull(manifest.get("Layers"))) {
        try (TarArchiveInputStream entries = layer(open(image, String.valueOf(layer)))) {
          files.add(entries);
        }
      }
      return files;
    }
  }

  /// Where a file of the image lies.
  ///
  /// @param place its absolute path in the image
  Path at(String place) {
    return root.resolve(place.substring(1));
  }

  /// A program, looked for in the image's `PATH`.
  Optional<Path> program(String name) throws IOException {
    for (String folder : searched) {
      Path file = at(folder).resolve(name);
      if (Files.isExecutable(file)) {
        return Optional.of(file.toRealPath());
      }
    }
    return Optional.empty();
  }

  private static List<String> path(Map<?, ?> config) {
    Object environment =
        config.get("config") instanceof Map<?, ?> container ? container.get("Env") : null;
    if (!(environment instanceof List<?> variables)) {
      return List.of();
    }
    return variables.stream()
        .map(String::valueOf)
        .filter(variable -> variable.startsWith("PATH=/"))
        .flatMap(variable -> Stream.of(variable.substring("PATH=".length()).split(":", -1)))
        .filter(folder -> folder.startsWith("/"))
        .toList();
  }

  private static Object json(TarFile image, String name) throws IOException {
    try (InputStream in = open(image, name)) {
      // JSON is YAML.
      return Objects.requireNonNull(
          new Load(LoadSettings.builder().build())
              .loadFromString(new String(in.readAllBytes(), StandardCharsets.UTF_8)));
    }
  }

  private static InputStream open(TarFile image, String name) throws IOException {
    for (TarArchiveEntry entry : image.getEntries()) {
      if (entry.getName().equals(name)) {
        return image.getInputStream(entry);
      }
    }
    throw new IOException("The image has no file " + name);
  }

  private static TarArchiveInputStream layer(InputStream in) throws IOException {
    BufferedInputStream bytes = new BufferedInputStream(in);
    bytes.mark(2);
    boolean compressed = bytes.read() == 0x1f && bytes.read() == 0x8b;
    bytes.reset();
    return new TarArchiveInputStream(compressed ? new GZIPInputStream(bytes) : bytes);
  }

  private void add(TarArchiveInputStream entries) throws IOException {
    TarArchiveEntry entry;
    while ((entry = entries.getNextEntry()) != null) {
      Path place = place(entry.getName());
      if (!place.equals(root)) {
        add(entry, place, entries);
      }
    }
  }

  private void add(TarArchiveEntry entry, Path place, InputStream content) throws IOException {
    String name = place.getFileName().toString();
    Path folder = Objects.requireNonNull(place.getParent());
    if (name.equals(OPAQUE)) {
      delete(folder);
      Files.createDirectories(folder);
    } else if (name.startsWith(WHITEOUT)) {
      delete(folder.resolve(name.substring(WHITEOUT.length())));
    } else if (entry.isDirectory()) {
      if (!Files.isDirectory(place)) {
        delete(place);
        Files.createDirectory(place);
      }
    } else if (entry.isSymbolicLink()) {
      delete(place);
      Files.createSymbolicLink(place, folder.relativize(inside(folder, entry.getLinkName())));
    } else if (entry.isLink()) {
      delete(place);
      Files.createLink(place, place(entry.getLinkName()));
    } else if (entry.isFile()) {
      delete(place);
      Files.copy(content, place);
      Files.setPosixFilePermissions(
          place, (entry.getMode() & ANY_EXECUTE) == 0 ? READABLE : RUNNABLE);
      // The JVM compares the times of what its cache was made of.
      Files.setLastModifiedTime(place, FileTime.from(entry.getLastModifiedTime().toInstant()));
    }
  }

  /// Where an entry goes, its folder made and followed through links.
  private Path place(String name) throws IOException {
    Path place = root.resolve("./" + name).normalize();
    if (!place.startsWith(root)) {
      throw new IOException("The image has a file outside of itself: " + name);
    }
    if (place.equals(root)) {
      return root;
    }
    Path folder = Objects.requireNonNull(place.getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(folder);
    }
    Path real = folder.toRealPath();
    if (!real.startsWith(root)) {
      throw new IOException("The image has a file outside of itself: " + name);
    }
    return real.resolve(place.getFileName());
  }

  /// Where a link leads: never above the root, as in a container.
  private Path inside(Path folder, String target) {
    Path from =
        target.startsWith("/") ? Path.of("/") : Path.of("/").resolve(root.relativize(folder));
    return at(from.resolve(target).normalize().toString());
  }

  /// Deletes a file or a folder with all in it, if it is there; links are not followed.
  static void delete(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> deepestFirst;
    try (Stream<Path> all = Files.walk(path)) {
      deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path each : deepestFirst) {
      Files.delete(each);
    }
  }
}

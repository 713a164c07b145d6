package dev.waymark.standalone.backends;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// Files that only their owner may read. Where a file system knows no such permissions, as on
/// Windows, they are as private as the folder they lie in.
public final class PrivateFiles {

  private static final Set<PosixFilePermission> FOLDER =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /// Creates an empty file, so that anyone who writes to it later writes to a private one. A file
  /// that is there is made private.
  public static void createFile(Path file) throws IOException {
    try {
      Files.createFile(file, attributes(file));
    } catch (FileAlreadyExistsException e) {
      close(file);
    }
  }

  private static FileAttribute<?>[] attributes(Path file) {
    return isPosix(file)
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(FILE)}
        : new FileAttribute<?>[0];
  }

  /// Makes a file, or a folder with all that is in it, private. Symbolic links are not followed.
  static void close(Path tree) throws IOException {
    if (!isPosix(tree) || !Files.exists(tree, LinkOption.NOFOLLOW_LINKS)) {
      return;
    }
    List<Path> paths;
    try (Stream<Path> all = Files.walk(tree)) {
      paths = all.filter(path -> !Files.isSymbolicLink(path)).toList();
    }
    for (Path path : paths) {
      Files.setPosixFilePermissions(path, Files.isDirectory(path) ? FOLDER : FILE);
    }
  }

  /// Makes a folder private, which keeps others from all that is in it.
  static void closeFolder(Path folder) throws IOException {
    if (isPosix(folder)) {
      Files.setPosixFilePermissions(folder, FOLDER);
    }
  }

  /// Whether nobody but its owner may enter the folder.
  static boolean isClosed(Path folder) throws IOException {
    return !isPosix(folder) || Files.getPosixFilePermissions(folder).equals(FOLDER);
  }

  private static boolean isPosix(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}

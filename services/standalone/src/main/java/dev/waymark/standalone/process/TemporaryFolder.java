package dev.waymark.standalone.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The temporary folder of one JVM. It is empty when the JVM starts and goes when it has stopped:
/// libraries unpack native code and keep uploads there, and leave them behind when they are ended.
public final class TemporaryFolder {

  private final Path path;

  /// @param path nothing else is in it
  public TemporaryFolder(Path path) {
    this.path = path.toAbsolutePath();
  }

  /// Empties the folder.
  ///
  /// @return the flag that lets a JVM use it
  public String flag() throws IOException {
    remove();
    Files.createDirectories(path);
    return "-Djava.io.tmpdir=" + path;
  }

  /// Removes the folder and all that is in it.
  public void remove() throws IOException {
    Folders.delete(path);
  }
}

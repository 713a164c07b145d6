package dev.waymark.jars;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// What `java -jar` would take from a program's jar, so that the same program can be run with
/// another jar on its class path.
///
/// @param path the jar
/// @param classPath the jar, or all that it would load by a class loader of its own
/// @param mainClass its main class
/// @param jvmFlags the flags that its manifest stands for
public record RunnableJar(
    Path path, List<Path> classPath, String mainClass, List<String> jvmFlags) {

  /// In the order in which Quarkus looks for a class: what it changed comes before what it was.
  private static final List<String> QUARKUS_FOLDERS =
      List.of("quarkus", "app", "lib/boot", "lib/main");

  /// A jar whose manifest names its main class and all other jars.
  ///
  /// @throws IOException if it cannot be read
  public static RunnableJar read(Path path) throws IOException {
    Attributes manifest = manifest(path);
    return new RunnableJar(
        path, List.of(path), manifest.getValue(Attributes.Name.MAIN_CLASS), flags(manifest));
  }

  /// A program that Quarkus packaged. It is run with its jars on the class path, not by the class
  /// loader that Quarkus packages with it, whose classes an ahead-of-time cache cannot hold.
  ///
  /// @param path its `quarkus-run.jar`
  /// @param mainClass its own main class
  /// @throws IOException if it cannot be read
  public static RunnableJar readQuarkus(Path path, String mainClass) throws IOException {
    List<Path> jars = new ArrayList<>();
    for (String folder : QUARKUS_FOLDERS) {
      try (Stream<Path> files = Files.list(path.resolveSibling(folder))) {
        files.filter(file -> file.toString().endsWith(".jar")).sorted().forEach(jars::add);
      }
    }
    return new RunnableJar(path, List.copyOf(jars), mainClass, flags(manifest(path)));
  }

  private static Attributes manifest(Path path) throws IOException {
    try (JarFile jar = new JarFile(path.toFile())) {
      return jar.getManifest().getMainAttributes();
    }
  }

  private static List<String> flags(Attributes manifest) {
    List<String> flags = new ArrayList<>();
    String opens = manifest.getValue("Add-Opens");
    if (opens != null) {
      for (String opened : opens.strip().split(" +", -1)) {
        flags.add("--add-opens=" + opened + "=ALL-UNNAMED");
      }
    }
    return flags;
  }
}

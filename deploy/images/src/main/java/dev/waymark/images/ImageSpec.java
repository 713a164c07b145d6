package dev.waymark.images;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// One image.
///
/// @param name the last part of its reference, such as `gateway`
/// @param description one line on it
/// @param licence what it is under as a whole
/// @param folders what it holds: a folder or file of the build, and where it lies in the image;
///   those that change least come first, each is a layer of its own
/// @param entrypoint the program, without the flags of the JVM
/// @param ports where it listens
/// @param cached the program as it is run with a start cache, if it can have one
record ImageSpec(
    String name,
    String description,
    Licence licence,
    List<Folder> folders,
    List<String> entrypoint,
    Set<Integer> ports,
    Optional<Cached> cached) {

  /// A layer.
  ///
  /// @param layer its name
  /// @param from what of the build, file to place in the image
  record Folder(String layer, Map<Path, String> from) {}

  /// A program that Quarkus packaged.
  ///
  /// @param jar its `quarkus-run.jar`, whose folder is that of the program in the image
  /// @param mainClass its own main class
  record Cached(Path jar, String mainClass) {

    /// The list of the classes that it loads, as `./waymark prepare --lists` leaves it.
    Path classes() {
      return jar.resolveSibling(jar.getFileName() + ".classes");
    }
  }
}

package dev.waymark.images;

import java.nio.file.Path;

/// What lets a program start faster: its classes as they are once loaded and linked (JEP 483), and
/// the arguments of `java` that use them.
///
/// @param archive of the classes; the JVM that made it can use it, others go without
/// @param arguments of `java`, one a line
record StartCache(Path archive, Path arguments) {

  /// Where they lie in the image.
  static final String ARCHIVE = "/app/start.jsa";

  static final String ARGUMENTS = "/app/java.args";
}

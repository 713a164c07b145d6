package dev.waymark.standalone.up;

import dev.waymark.jars.RunnableJar;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// The ahead-of-time caches of the programs, each beside its program's jar: classes as they are
/// once loaded and linked, and what the compiler should know of their methods (JEP 483, 514, 515).
///
/// A JVM that finds another JDK, or other jars, than a cache was made with goes without it.
enum StartCaches {
  /// Programs start with the caches that are there.
  USED(Duration.ofSeconds(20)) {
    @Override
    List<String> flags(RunnableJar program) {
      Path cache = cacheOf(program);
      return Files.exists(cache)
          ? List.of("-XX:AOTCache=" + cache, "-Xlog:aot=off", "-Xlog:aot+codecache+stubs=off")
          : List.of();
    }
  },

  /// Programs learn while they run, and make their caches when they end.
  MADE(Duration.ofMinutes(3)) {
    @Override
    List<String> flags(RunnableJar program) {
      return List.of("-XX:AOTCacheOutput=" + madeAnew(cacheOf(program)), "-Xlog:aot=off");
    }
  },

  /// Programs list the classes that they load, each beside its jar: for container images, whose
  /// JVMs make caches of their own.
  LISTED(Duration.ofSeconds(20)) {
    @Override
    List<String> flags(RunnableJar program) {
      return List.of("-XX:DumpLoadedClassList=" + madeAnew(beside(program, ".classes")));
    }
  };

  private final Duration stoppedWithin;

  StartCaches(Duration stoppedWithin) {
    this.stoppedWithin = stoppedWithin;
  }

  /// What makes the JVM of a program use its cache, or make it.
  abstract List<String> flags(RunnableJar program);

  /// How long a program may take to end.
  Duration stoppedWithin() {
    return stoppedWithin;
  }

  /// Where the cache of a program is.
  static Path cacheOf(RunnableJar program) {
    return beside(program, ".aot");
  }

  private static Path beside(RunnableJar program, String ending) {
    return program.path().resolveSibling(program.path().getFileName() + ending);
  }

  private static Path madeAnew(Path file) {
    try {
      Files.deleteIfExists(file);
      return file;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

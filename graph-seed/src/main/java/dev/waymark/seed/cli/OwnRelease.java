package dev.waymark.seed.cli;

import dev.waymark.curriculum.yaml.BoundedFile;
import dev.waymark.engine.graph.Curriculum;
import dev.waymark.seed.neo4j.Neo4jReleases;
import dev.waymark.seed.release.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Remembers in a file which release a caller published last, so that a caller that publishes again
/// and again, such as a launcher, never takes away what somebody else published in between.
///
/// @param file holds the checksum of the release; not there before the first publish
record OwnRelease(Path file) {
  private static final int MAX_BYTES = 1_000;

  /// The release that is to stay: the newest one, if it is not the caller's own and differs from
  /// the curriculum.
  Optional<Release> foreign(Neo4jReleases releases, Curriculum curriculum) {
    return releases
        .newest()
        .filter(newest -> !newest.checksum().equals(recorded()))
        .filter(newest -> !releases.preview(curriculum).lines().isEmpty());
  }

  /// Remembers a release as the caller's own.
  void record(Release release) {
    try {
      Files.writeString(file, release.checksum());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String recorded() {
    try {
      return Files.exists(file) ? BoundedFile.text(file, MAX_BYTES).strip() : "";
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}

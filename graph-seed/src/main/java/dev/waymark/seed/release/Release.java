package dev.waymark.seed.release;

import dev.waymark.engine.graph.Curriculum;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/// One published version of the graph.
///
/// @param version 1 for the first, then one more each time
/// @param id `<version>-<first 8 hexadecimal digits of the checksum>`
/// @param checksum of the curriculum with its retired topics
/// @param publishedAt to the millisecond
public record Release(long version, String id, String checksum, Instant publishedAt) {

  /// The release of a curriculum.
  public static Release of(long version, Curriculum curriculum, Instant now) {
    String checksum = curriculum.checksum();
    return new Release(
        version,
        version + "-" + checksum.substring(0, 8),
        checksum,
        now.truncatedTo(ChronoUnit.MILLIS));
  }

  /// What a publish came to.
  ///
  /// @param created whether this publish made it, or found it
  /// @param aims a sentence for each thing that went although learners aim for it
  public record Current(
      Release release,
      boolean created,
      Curriculum curriculum,
      List<String> changes,
      List<String> aims) {}
}

package dev.waymark.gateway.grpc.balance;

import dev.waymark.log.LearnerPartitions;
import io.grpc.Metadata;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// The partitions of the progress log that one recommender writes, as it says in a header of its
/// answers: `6;0,2,4` for three of six.
///
/// @param text what it said
/// @param count how many partitions the log has
/// @param owned those that it writes
record OwnedPartitions(String text, int count, BitSet owned) {

  static final Metadata.Key<String> HEADER =
      Metadata.Key.of("waymark-partitions", Metadata.ASCII_STRING_MARSHALLER);

  /// A log has fewer partitions than this.
  private static final int MAX_PARTITIONS = 100_000;

  /// Reads the header; null when it is not of that form.
  static @Nullable OwnedPartitions parse(String text) {
    int end = text.indexOf(';');
    if (end < 0) {
      return null;
    }
    try {
      int count = Integer.parseInt(text.substring(0, end));
      if (count < 1 || count > MAX_PARTITIONS) {
        return null;
      }
      var owned = new BitSet(count);
      if (end + 1 < text.length()) {
        for (String partition : text.substring(end + 1).split(",", -1)) {
          owned.set(Integer.parseInt(partition));
        }
      }
      return owned.length() <= count ? new OwnedPartitions(text, count, owned) : null;
    } catch (NumberFormatException | IndexOutOfBoundsException e) {
      return null;
    }
  }

  /// Whether the recommender writes what the log says of the learner.
  boolean has(String learnerId) {
    return owned.get(LearnerPartitions.of(learnerId, count));
  }
}

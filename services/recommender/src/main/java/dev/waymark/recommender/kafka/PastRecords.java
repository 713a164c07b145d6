package dev.waymark.recommender.kafka;

import dev.waymark.recommender.ingest.Entry;
import java.util.Map;
import java.util.Set;

/// What became of records when the log was read before, so that reading it again does not repeat
/// it: those rejected stay among the dead letters, those misrouted were repeated in the learner's
/// partition.
///
/// @param readUpTo for each partition, the offset up to which the log was read before
/// @param setAside for each partition, the offsets of the dead letters
public record PastRecords(Map<Integer, Long> readUpTo, Map<Integer, Set<Long>> setAside) {
  public PastRecords {
    readUpTo = Map.copyOf(readUpTo);
    setAside = Map.copyOf(setAside);
  }

  /// The log is read for the first time.
  public static final PastRecords NONE = new PastRecords(Map.of(), Map.of());

  /// Whether the record counted when the log was read before, as far as the dead letters tell.
  boolean counted(int partition, long offset) {
    return offset < readUpTo.getOrDefault(partition, 0L)
        && !setAside.getOrDefault(partition, Set.of()).contains(offset);
  }

  /// The entry, or {@link Entry.Known} when it was dealt with before.
  Entry remembered(int partition, long offset, Entry entry) {
    boolean before = offset < readUpTo.getOrDefault(partition, 0L);
    // A dead letter may be there though the commit behind it failed: what was unknown then may be
    // known by now, and would count beside its dead letter.
    return setAside.getOrDefault(partition, Set.of()).contains(offset)
            || (before && entry instanceof Entry.Misrouted)
        ? new Entry.Known()
        : entry;
  }
}

package dev.waymark.recommender.kafka;

import dev.waymark.recommender.ingest.Entry;
import java.util.Map;
import java.util.Set;

/// What became of records when the log was read before, so that reading it again does not repeat
/// it: those set aside stay among the dead letters, those misrouted were repeated in their place.
///
/// @param places for each partition, the offset up to which the log was read before
/// @param setAside for each partition, the offsets of the dead letters
public record PastRecords(Map<Integer, Long> places, Map<Integer, Set<Long>> setAside) {
  public PastRecords {
    places = Map.copyOf(places);
    setAside = Map.copyOf(setAside);
  }

  /// The log is read for the first time.
  public static final PastRecords NONE = new PastRecords(Map.of(), Map.of());

  /// Whether the record counted when the log was read before, as far as the dead letters tell.
  boolean counted(int partition, long offset) {
    return offset < places.getOrDefault(partition, 0L)
        && !setAside.getOrDefault(partition, Set.of()).contains(offset);
  }

  /// The entry, or {@link Entry.Known} when it was dealt with before.
  Entry remembered(int partition, long offset, Entry entry) {
    boolean before = offset < places.getOrDefault(partition, 0L);
    // A dead letter may be there though the commit behind it failed: what was unknown then may be
    // known by now, and would count beside its dead letter.
    return setAside.getOrDefault(partition, Set.of()).contains(offset)
            || (before && entry instanceof Entry.Misrouted)
        ? new Entry.Known()
        : entry;
  }
}

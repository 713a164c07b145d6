package dev.waymark.engine.learner;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/// The ids of a learner's latest 2,048 events, as 64-bit hashes: enough to tell an event that is
/// sent again, be it by itself or with a request of hundreds, even when other requests came in
/// between. Immutable; one more event copies one segment, the others are shared.
///
/// A wrong "seen before" has a chance of about 10⁻¹⁶ per event.
public final class RecentEvents {
  /// How many ids are remembered.
  public static final int MAX_REMEMBERED = 2_048;

  /// How many ids a segment holds.
  public static final int SEGMENT = 32;

  /// How many segments there are.
  public static final int SEGMENTS = MAX_REMEMBERED / SEGMENT;

  private static final long[] NOTHING = {};

  public static final RecentEvents NONE = new RecentEvents(new long[0][], 0);

  /// A ring: the id that was added as number `n`, from 0, is at `n % MAX_REMEMBERED`, counted
  /// through the segments. Only the last segment may be shorter than [#SEGMENT].
  private final long[][] segments;

  private final long added;

  private RecentEvents(long[][] segments, long added) {
    this.segments = segments;
    this.added = added;
  }

  /// The inverse of [#toBytes()].
  ///
  /// @throws IllegalArgumentException when the length is not a multiple of 8 up to 16384
  public static RecentEvents fromBytes(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0 || bytes.length > MAX_REMEMBERED * Long.BYTES) {
      throw new IllegalArgumentException("not the bytes of recent events: " + bytes.length);
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return fromSegments(
        bytes.length / Long.BYTES,
        segment -> {
          byte[] part = new byte[Math.min(buffer.remaining(), SEGMENT * Long.BYTES)];
          buffer.get(part);
          return part;
        });
  }

  /// Eight bytes an event, oldest first.
  public byte[] toBytes() {
    return bytes(byAge());
  }

  /// The inverse of [#added()] and [#segment(int)].
  ///
  /// @param stored asked for each segment in turn
  /// @throws IllegalArgumentException when a segment has another length than the number added
  ///   leaves it
  public static RecentEvents fromSegments(long added, IntFunction<byte[]> stored) {
    int size = (int) Math.clamp(added, 0L, (long) MAX_REMEMBERED);
    long[][] segments = new long[(size + SEGMENT - 1) / SEGMENT][];
    for (int segment = 0; segment < SEGMENTS; segment++) {
      byte[] bytes = stored.apply(segment);
      int length = Math.clamp(size - segment * SEGMENT, 0, SEGMENT);
      if (bytes.length != length * Long.BYTES) {
        throw new IllegalArgumentException(
            "not segment " + segment + " after " + added + " events: " + bytes.length);
      }
      if (length > 0) {
        segments[segment] = new long[length];
        ByteBuffer.wrap(bytes).asLongBuffer().get(segments[segment]);
      }
    }
    return new RecentEvents(segments, added);
  }

  /// One part of what is remembered, eight bytes an event. One more event changes one segment, so
  /// that a store need not write all of them again.
  ///
  /// @param segment 0 to [#SEGMENTS] - 1
  public byte[] segment(int segment) {
    return segment < segments.length ? bytes(segments[segment]) : new byte[0];
  }

  /// Whether a segment is the same, most often without a look at what it holds.
  ///
  /// @param segment 0 to [#SEGMENTS] - 1
  public boolean hasSegmentOf(RecentEvents other, int segment) {
    long[] mine = segment < segments.length ? segments[segment] : NOTHING;
    long[] theirs = segment < other.segments.length ? other.segments[segment] : NOTHING;
    return Arrays.equals(mine, theirs);
  }

  /// How many ids were added since there were none.
  public long added() {
    return added;
  }

  public int size() {
    return (int) Math.min(added, MAX_REMEMBERED);
  }

  public boolean contains(String eventId) {
    long wanted = hash(eventId);
    for (long[] segment : segments) {
      for (long hash : segment) {
        if (hash == wanted) {
          return true;
        }
      }
    }
    return false;
  }

  /// The same with one more event; the oldest goes when there is no room.
  public RecentEvents with(String eventId) {
    int place = (int) (added % MAX_REMEMBERED);
    int segment = place / SEGMENT;
    long[][] more = Arrays.copyOf(segments, Math.max(segments.length, segment + 1));
    long[] old = segment < segments.length ? segments[segment] : NOTHING;
    more[segment] = Arrays.copyOf(old, Math.max(old.length, place % SEGMENT + 1));
    more[segment][place % SEGMENT] = hash(eventId);
    return new RecentEvents(more, added + 1);
  }

  private long[] byAge() {
    long[] ordered = new long[size()];
    long oldest = added - ordered.length;
    for (int i = 0; i < ordered.length; i++) {
      int place = (int) ((oldest + i) % MAX_REMEMBERED);
      ordered[i] = segments[place / SEGMENT][place % SEGMENT];
    }
    return ordered;
  }

  private static byte[] bytes(long[] hashes) {
    ByteBuffer buffer = ByteBuffer.allocate(hashes.length * Long.BYTES);
    buffer.asLongBuffer().put(hashes);
    return buffer.array();
  }

  /// FNV-1a over the characters, finished with the mixer of SplitMix64.
  private static long hash(String text) {
    long h = 0xCBF29CE484222325L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
    }
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }

  /// Whether the same ids are remembered, in the same order.
  @Override
  public boolean equals(Object other) {
    return other instanceof RecentEvents that && Arrays.equals(byAge(), that.byAge());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(byAge());
  }
}

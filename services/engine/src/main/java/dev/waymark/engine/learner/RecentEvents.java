package dev.waymark.engine.learner;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.function.IntFunction;

/// The ids of a learner's latest 256 events, as 64-bit hashes: enough to tell a duplicate delivery,
/// which follows closely on the first. Immutable.
///
/// A wrong "seen before" has a chance below 10⁻¹⁶ per event.
public final class RecentEvents {
  /// How many ids are remembered.
  public static final int CAPACITY = 256;

  /// How many ids a segment holds.
  public static final int SEGMENT = 32;

  /// How many segments there are.
  public static final int SEGMENTS = CAPACITY / SEGMENT;

  public static final RecentEvents NONE = new RecentEvents(new long[0], 0);

  /// A ring: the id that was added as number `n`, from 0, is at `n % CAPACITY`.
  private final long[] hashes;

  private final long added;

  private RecentEvents(long[] hashes, long added) {
    this.hashes = hashes;
    this.added = added;
  }

  /// The inverse of [#toBytes()].
  ///
  /// @throws IllegalArgumentException when the length is not a multiple of 8 up to 2048
  public static RecentEvents fromBytes(byte[] bytes) {
    if (bytes.length % Long.BYTES != 0 || bytes.length > CAPACITY * Long.BYTES) {
      throw new IllegalArgumentException("not the bytes of recent events: " + bytes.length);
    }
    long[] hashes = new long[bytes.length / Long.BYTES];
    ByteBuffer.wrap(bytes).asLongBuffer().get(hashes);
    return new RecentEvents(hashes, hashes.length);
  }

  /// Eight bytes an event, oldest first.
  public byte[] toBytes() {
    return bytes(byAge());
  }

  /// The inverse of [#added()] and [#segment(int)].
  ///
  /// @throws IllegalArgumentException when a segment has another length than the number added
  ///   leaves it
  public static RecentEvents fromSegments(long added, IntFunction<byte[]> segments) {
    RecentEvents read =
        new RecentEvents(new long[(int) Math.clamp(added, 0L, (long) CAPACITY)], added);
    for (int segment = 0; segment < SEGMENTS; segment++) {
      byte[] bytes = segments.apply(segment);
      if (bytes.length != read.end(segment) * Long.BYTES - read.begin(segment) * Long.BYTES) {
        throw new IllegalArgumentException(
            "not segment " + segment + " after " + added + " events: " + bytes.length);
      }
      ByteBuffer.wrap(bytes)
          .asLongBuffer()
          .get(read.hashes, read.begin(segment), bytes.length / Long.BYTES);
    }
    return read;
  }

  /// One part of what is remembered, eight bytes an event. One more event changes one segment, so
  /// that a store need not write all of them again.
  ///
  /// @param segment 0 to [#SEGMENTS] - 1
  public byte[] segment(int segment) {
    return bytes(Arrays.copyOfRange(hashes, begin(segment), end(segment)));
  }

  private int begin(int segment) {
    return Math.min(hashes.length, segment * SEGMENT);
  }

  private int end(int segment) {
    return Math.min(hashes.length, (segment + 1) * SEGMENT);
  }

  /// How many ids were added since there were none.
  public long added() {
    return added;
  }

  public int size() {
    return hashes.length;
  }

  public boolean contains(String eventId) {
    long wanted = hash(eventId);
    for (long hash : hashes) {
      if (hash == wanted) {
        return true;
      }
    }
    return false;
  }

  /// The same with one more event; the oldest goes when there is no room.
  public RecentEvents with(String eventId) {
    long[] more = Arrays.copyOf(hashes, Math.min(CAPACITY, hashes.length + 1));
    more[(int) (added % CAPACITY)] = hash(eventId);
    return new RecentEvents(more, added + 1);
  }

  private long[] byAge() {
    int oldest = hashes.length < CAPACITY ? 0 : (int) (added % CAPACITY);
    long[] ordered = new long[hashes.length];
    System.arraycopy(hashes, oldest, ordered, 0, hashes.length - oldest);
    System.arraycopy(hashes, 0, ordered, hashes.length - oldest, oldest);
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

package dev.waymark.engine.learner;

import java.nio.ByteBuffer;
import java.util.Arrays;

/// The ids of a learner's latest 256 events, as 64-bit hashes: enough to tell a duplicate delivery,
/// which follows closely on the first. Immutable.
///
/// A wrong "seen before" has a chance below 10⁻¹⁶ per event.
public final class RecentEvents {
  /// How many ids are remembered.
  public static final int CAPACITY = 256;

  public static final RecentEvents NONE = new RecentEvents(new long[0]);

  private final long[] hashes;

  private RecentEvents(long[] hashes) {
    this.hashes = hashes;
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
    return new RecentEvents(hashes);
  }

  /// Eight bytes an event, oldest first.
  public byte[] toBytes() {
    ByteBuffer buffer = ByteBuffer.allocate(hashes.length * Long.BYTES);
    buffer.asLongBuffer().put(hashes);
    return buffer.array();
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
    int from = hashes.length == CAPACITY ? 1 : 0;
    long[] more = Arrays.copyOfRange(hashes, from, hashes.length + 1);
    more[more.length - 1] = hash(eventId);
    return new RecentEvents(more);
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

  @Override
  public boolean equals(Object other) {
    return other instanceof RecentEvents that && Arrays.equals(hashes, that.hashes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(hashes);
  }
}

package dev.waymark.gateway.http;

import dev.waymark.gateway.config.GatewayConfig;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The writes of this process that carried an `Idempotency-Key`: under way, or answered, for a
/// time. What one caller sends beyond the bounds of a caller makes that caller's oldest forgotten;
/// beyond the bound of all, the oldest of the caller who wrote longest ago.
///
/// Nobody else knows them: another gateway, or this one after a start, takes the write as a new
/// one.
final class AnsweredWrites {

  /// What a key costs besides its answer.
  private static final int OVERHEAD_BYTES = 512;

  private final GatewayConfig.Idempotency config;
  private final InstantSource clock;
  private final Map<String, OfCaller> callers = new LinkedHashMap<>(16, 0.75f, true);
  private long bytes;

  AnsweredWrites(GatewayConfig.Idempotency config, InstantSource clock) {
    this.config = config;
    this.clock = clock;
  }

  /// A write that was begun.
  ///
  /// @param answer null while it is under way
  /// @param size bytes of the answer
  record Write(String fingerprint, @Nullable Object answer, int size, Instant at) {

    private long cost() {
      return OVERHEAD_BYTES + (long) size;
    }
  }

  /// The writes of one caller by their keys, oldest first.
  private final class OfCaller {

    private final Map<String, Write> writes = new LinkedHashMap<>();
    private long bytes;

    private void put(String key, Write write) {
      remove(key);
      writes.put(key, write);
      add(write.cost());
    }

    private void remove(String key) {
      Write write = writes.remove(key);
      if (write != null) {
        add(-write.cost());
      }
    }

    /// Removes what is too old, and the oldest answers while there is too much.
    private void trim(Instant oldest) {
      Iterator<Write> all = writes.values().iterator();
      while (all.hasNext()) {
        Write write = all.next();
        boolean tooMuch =
            writes.size() > config.maxKeysPerCaller() || bytes > config.maxBytesPerCaller();
        if (write.at().isBefore(oldest) || (tooMuch && write.answer() != null)) {
          all.remove();
          add(-write.cost());
        } else if (!tooMuch) {
          return;
        }
      }
    }

    private void add(long cost) {
      bytes += cost;
      AnsweredWrites.this.bytes += cost;
    }
  }

  /// Begins a write.
  ///
  /// @return the one with the same key that was begun before; null when there is none
  synchronized @Nullable Write begin(IdempotencyKey key) {
    OfCaller of = callers.computeIfAbsent(key.caller(), caller -> new OfCaller());
    of.trim(clock.instant().minus(config.keep()));
    Write known = of.writes.get(key.key());
    if (known == null) {
      of.put(key.key(), new Write(key.fingerprint(), null, 0, clock.instant()));
    }
    return known;
  }

  /// Keeps the answer to a write.
  ///
  /// @param size its bytes; one over the bounds is not kept
  synchronized void answered(IdempotencyKey key, Object answer, int size) {
    OfCaller of = callers.computeIfAbsent(key.caller(), caller -> new OfCaller());
    of.put(key.key(), new Write(key.fingerprint(), answer, size, clock.instant()));
    of.trim(clock.instant().minus(config.keep()));
    Iterator<OfCaller> longestAgo = callers.values().iterator();
    while (bytes > config.maxBytes() && longestAgo.hasNext()) {
      OfCaller oldest = longestAgo.next();
      bytes -= oldest.bytes;
      longestAgo.remove();
    }
  }

  /// Forgets a write that failed: it may be tried again.
  synchronized void failed(IdempotencyKey key) {
    OfCaller of = callers.get(key.caller());
    if (of != null) {
      of.remove(key.key());
      if (of.writes.isEmpty()) {
        callers.remove(key.caller());
      }
    }
  }

  /// How many keys are remembered.
  synchronized int size() {
    return callers.values().stream().mapToInt(of -> of.writes.size()).sum();
  }
}

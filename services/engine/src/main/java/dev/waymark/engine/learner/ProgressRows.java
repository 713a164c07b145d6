package dev.waymark.engine.learner;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Rows of statistics packed into 17 bytes each, sorted by topic index.
///
/// | bits of the first long | | bits of the second long | |
/// |---|---|---|---|
/// | 0–19 | topic index | 0–20 | refreshed, hours since 2000, 0: never |
/// | 20–51 | last event, seconds since 2000 | 21–30 | attempts |
/// | 52–55 | started, completed, self-assessed | 31–40 | successes |
/// | 56–63 | last outcomes | 41–52 | gain, [Grid#gain] |
/// | | | 53–61 | learned, [Grid#learned] |
/// | | | 62 | first answer right |
///
/// The last byte is the stability, [Grid#stability].
final class ProgressRows {
  static final int BYTES = 17;
  static final int MOST_TOPICS = 1 << 20;
  static final int MOST_ATTEMPTS = (1 << 10) - 1;

  private static final long YEAR_2000 = 946_684_800L;
  private static final long LAST_SECOND = (1L << 32) - 1;
  private static final int LAST_HOUR = (1 << 21) - 1;
  private static final int SECONDS_AN_HOUR = 3600;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

  private ProgressRows() {}

  static int count(byte[] rows) {
    return rows.length / BYTES;
  }

  static int topic(byte[] rows, int row) {
    return (int) first(rows, row) & (MOST_TOPICS - 1);
  }

  static int outcomes(byte[] rows, int row) {
    return (int) (first(rows, row) >>> 56);
  }

  static long lastSecond(byte[] rows, int row) {
    return YEAR_2000 + (first(rows, row) >>> 20 & LAST_SECOND);
  }

  static int attempts(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 21) & MOST_ATTEMPTS;
  }

  static int successes(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 31) & MOST_ATTEMPTS;
  }

  /// Bit 0: started, bit 1: completed, bits 2 and 3: self-assessed.
  static int flags(byte[] rows, int row) {
    return (int) (first(rows, row) >>> 52) & 0xF;
  }

  /// Started, completed or answered.
  static boolean isMet(byte[] rows, int row) {
    return (flags(rows, row) & 3) != 0 || attempts(rows, row) > 0;
  }

  static int gain(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 41) & 0xFFF;
  }

  static int learned(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 53) & 0x1FF;
  }

  static boolean isFirstRight(byte[] rows, int row) {
    return (second(rows, row) >>> 62 & 1) != 0;
  }

  static int stability(byte[] rows, int row) {
    return rows[row * BYTES + 16] & 0xFF;
  }

  static long refreshedSecond(byte[] rows, int row) {
    long hours = second(rows, row) & LAST_HOUR;
    return hours == 0 ? 0 : YEAR_2000 + hours * SECONDS_AN_HOUR;
  }

  /// The row of the topic, or `-(the row to insert it at) - 1`.
  static int find(byte[] rows, int topic) {
    int low = 0;
    int high = count(rows) - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int found = topic(rows, middle);
      if (found == topic) {
        return middle;
      }
      if (found < topic) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return -low - 1;
  }

  /// The row as a record; dismissal is kept elsewhere.
  static TopicProgress read(byte[] rows, int row, String topicId, long dismissedUntilSecond) {
    int flags = flags(rows, row);
    return new TopicProgress(
        topicId,
        attempts(rows, row),
        successes(rows, row),
        outcomes(rows, row),
        isFirstRight(rows, row),
        Grid.gain(gain(rows, row)),
        Grid.learned(learned(rows, row)),
        lastSecond(rows, row),
        refreshedSecond(rows, row),
        Grid.stability(stability(rows, row)),
        (flags & 1) != 0,
        (flags & 2) != 0,
        flags >>> 2,
        dismissedUntilSecond);
  }

  static void write(byte[] rows, int row, int topic, TopicProgress p) {
    long last = Math.clamp(p.lastSecond() - YEAR_2000, 0, LAST_SECOND);
    long flags = (p.started() ? 1 : 0) | (p.completed() ? 2 : 0) | (long) p.selfAssessed() << 2;
    long first = topic | last << 20 | flags << 52 | (long) p.outcomes() << 56;
    long second =
        refreshedHour(p.refreshedSecond())
            | (long) Math.min(MOST_ATTEMPTS, p.attempts()) << 21
            | (long) Math.min(MOST_ATTEMPTS, p.successes()) << 31
            | (long) Grid.ofGain(p.gain()) << 41
            | (long) Grid.ofLearned(p.learned()) << 53
            | (p.firstRight() ? 1L : 0) << 62;
    LONG.set(rows, row * BYTES, first);
    LONG.set(rows, row * BYTES + 8, second);
    rows[row * BYTES + 16] = (byte) Grid.ofStability(p.stabilityDays());
  }

  private static long refreshedHour(long second) {
    return second == 0 ? 0 : Math.clamp((second - YEAR_2000) / SECONDS_AN_HOUR, 1, LAST_HOUR);
  }

  private static long first(byte[] rows, int row) {
    return (long) LONG.get(rows, row * BYTES);
  }

  private static long second(byte[] rows, int row) {
    return (long) LONG.get(rows, row * BYTES + 8);
  }
}

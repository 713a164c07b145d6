package dev.waymark.engine.learner;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Rows of statistics packed into 16 bytes each, sorted by topic index.
///
/// | bits of the first long | | bits of the second long | |
/// |---|---|---|---|
/// | 0–16 | topic index | 0–17 | refreshed, units of four hours since 2000, 0: never |
/// | 17–48 | last event, seconds since 2000 | 18–24 | attempts |
/// | 49–52 | started, completed, self-assessed | 25–31 | successes |
/// | 53–60 | last outcomes | 32–40 | gain, [Grid#gain] |
/// | 61 | first answer right | 41–48 | learned, [Grid#learned] |
/// | | | 49–56 | stability, [Grid#stability] |
/// | 62–63 | first event (high bits) | 57–63 | first event (low bits) |
///
/// The first event is the number of weeks between its week and that of the last event.
final class ProgressRows {
  static final int BYTES = 16;
  static final int MOST_TOPICS = 1 << 17;
  static final int MOST_ATTEMPTS = (1 << 7) - 1;

  private static final long YEAR_2000 = 946_684_800L;
  private static final long LAST_SECOND = (1L << 32) - 1;
  private static final int SECONDS_A_UNIT = 4 * 3600;
  private static final int LAST_UNIT = (1 << 18) - 1;
  private static final int SECONDS_A_WEEK = 7 * 86_400;
  private static final int MOST_WEEKS = (1 << 9) - 1;

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
    return (int) (first(rows, row) >>> 53) & 0xFF;
  }

  /// The start of the week of the first event.
  static long firstSecond(byte[] rows, int row) {
    long back = (first(rows, row) >>> 62 << 7) | (second(rows, row) >>> 57);
    return Math.max(1, startOfWeek(lastSecond(rows, row)) - back * SECONDS_A_WEEK);
  }

  static long lastSecond(byte[] rows, int row) {
    return YEAR_2000 + (first(rows, row) >>> 17 & LAST_SECOND);
  }

  static int attempts(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 18) & MOST_ATTEMPTS;
  }

  static int successes(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 25) & MOST_ATTEMPTS;
  }

  /// Bit 0: started, bit 1: completed, bits 2 and 3: self-assessed.
  static int flags(byte[] rows, int row) {
    return (int) (first(rows, row) >>> 49) & 0xF;
  }

  /// Started, completed or answered.
  static boolean isMet(byte[] rows, int row) {
    return (flags(rows, row) & 3) != 0 || attempts(rows, row) > 0;
  }

  static int gain(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 32) & 0x1FF;
  }

  static int learned(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 41) & 0xFF;
  }

  static boolean isFirstRight(byte[] rows, int row) {
    return (first(rows, row) >>> 61 & 1) != 0;
  }

  static int stability(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 49) & 0xFF;
  }

  static long refreshedSecond(byte[] rows, int row) {
    long units = second(rows, row) & LAST_UNIT;
    return units == 0 ? 0 : YEAR_2000 + units * SECONDS_A_UNIT;
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
        firstSecond(rows, row),
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
    long back = weeks(p.firstSecond(), YEAR_2000 + last);
    long first =
        topic
            | last << 17
            | flags << 49
            | (long) p.outcomes() << 53
            | (p.firstRight() ? 1L : 0) << 61
            | back >>> 7 << 62;
    long second =
        refreshedUnit(p.refreshedSecond())
            | (long) Math.min(MOST_ATTEMPTS, p.attempts()) << 18
            | (long) Math.min(MOST_ATTEMPTS, p.successes()) << 25
            | (long) Grid.ofGain(p.gain()) << 32
            | (long) Grid.ofLearned(p.learned()) << 41
            | (long) Grid.ofStability(p.stabilityDays()) << 49
            | back << 57;
    LONG.set(rows, row * BYTES, first);
    LONG.set(rows, row * BYTES + 8, second);
  }

  /// From the week of one second to that of a later one.
  private static long weeks(long first, long last) {
    long weeks = (startOfWeek(last) - startOfWeek(first)) / SECONDS_A_WEEK;
    return first == 0 ? 0 : Math.clamp(weeks, 0, MOST_WEEKS);
  }

  private static long startOfWeek(long second) {
    return second - Math.floorMod(second - YEAR_2000, SECONDS_A_WEEK);
  }

  private static long refreshedUnit(long second) {
    return second == 0 ? 0 : Math.clamp((second - YEAR_2000) / SECONDS_A_UNIT, 1, LAST_UNIT);
  }

  private static long first(byte[] rows, int row) {
    return (long) LONG.get(rows, row * BYTES);
  }

  private static long second(byte[] rows, int row) {
    return (long) LONG.get(rows, row * BYTES + 8);
  }
}

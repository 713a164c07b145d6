package dev.waymark.engine.learner;

import dev.waymark.engine.graph.Curriculum;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// Rows of statistics packed into 24 bytes each, sorted by topic index: two longs, an int for
/// [Learnability] with its odds in bits 0–7 and 8–15 ([Grid#odds]) and its count in bits 16–24, in
/// 25–27 the weight of the first answer, then the code of the resource last used; and an int for
/// the second since 2000 of the last dismissal or return, 0: none.
///
/// | bits of the first long | | bits of the second long | |
/// |---|---|---|---|
/// | 0–16 | topic index | 0–19 | refreshed, hours since 2000, 0: never |
/// | 17–48 | last event, seconds since 2000 | 20–26 | attempts |
/// | 49–52 | started, completed, self-assessed | 27–33 | successes |
/// | 53–60 | last outcomes | 34–42 | gain, [Grid#gain] |
/// | 61 | first answer right | 43–49 | learned, [Grid#learned] |
/// | | | 50–56 | stability, [Grid#stability] |
/// | 62–63 | first event (high bits) | 57–63 | first event (low bits) |
///
/// The first event is the number of weeks between its week and that of the last event.
final class ProgressRows {
  static final int BYTES = 24;
  static final int MAX_ATTEMPTS = (1 << 7) - 1;

  private static final int DISMISSAL = 20;
  private static final long YEAR_2000 = 946_684_800L;
  private static final long MAX_SECOND = (1L << 32) - 1;
  private static final int SECONDS_AN_HOUR = 3600;
  private static final int MAX_HOUR = (1 << 20) - 1;
  private static final int SECONDS_A_WEEK = 7 * 86_400;
  private static final int MAX_WEEKS = (1 << 9) - 1;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private ProgressRows() {}

  static int count(byte[] rows) {
    return rows.length / BYTES;
  }

  static int topic(byte[] rows, int row) {
    return (int) first(rows, row) & (Curriculum.MAX_TOPICS - 1);
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
    return YEAR_2000 + (first(rows, row) >>> 17 & MAX_SECOND);
  }

  static int attempts(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 20) & MAX_ATTEMPTS;
  }

  static int successes(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 27) & MAX_ATTEMPTS;
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
    return (int) (second(rows, row) >>> 34) & 0x1FF;
  }

  static int learned(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 43) & 0x7F;
  }

  static boolean isFirstRight(byte[] rows, int row) {
    return (first(rows, row) >>> 61 & 1) != 0;
  }

  static int firstWeight(byte[] rows, int row) {
    return (int) INT.get(rows, row * BYTES + 16) >>> 25 & TopicProgress.WHOLE;
  }

  static int stability(byte[] rows, int row) {
    return (int) (second(rows, row) >>> 50) & 0x7F;
  }

  static long refreshedSecond(byte[] rows, int row) {
    long hours = second(rows, row) & MAX_HOUR;
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
        firstWeight(rows, row),
        Grid.gain(gain(rows, row)),
        Grid.learned(learned(rows, row)),
        firstSecond(rows, row),
        lastSecond(rows, row),
        refreshedSecond(rows, row),
        Grid.stability(stability(rows, row)),
        (flags & 1) != 0,
        (flags & 2) != 0,
        flags >>> 2,
        dismissedUntilSecond,
        dismissalSecond(rows, row),
        learnability(rows, row),
        resource(rows, row));
  }

  /// When the topic was last dismissed or taken up again; 0: never.
  static long dismissalSecond(byte[] rows, int row) {
    long seconds = Integer.toUnsignedLong((int) INT.get(rows, row * BYTES + DISMISSAL));
    return seconds == 0 ? 0 : YEAR_2000 + seconds;
  }

  static int resource(byte[] rows, int row) {
    return (int) INT.get(rows, row * BYTES + 16) >>> 28;
  }

  static Learnability learnability(byte[] rows, int row) {
    int third = (int) INT.get(rows, row * BYTES + 16);
    return new Learnability(
        Grid.odds(third & 0xFF),
        Grid.odds(third >>> 8 & 0xFF),
        third >>> 16 & (Learnability.LEARNT - 1));
  }

  static void write(byte[] rows, int row, int topic, TopicProgress p) {
    long last = Math.clamp(p.lastSecond() - YEAR_2000, 0, MAX_SECOND);
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
        refreshedHour(p.refreshedSecond())
            | (long) Math.min(MAX_ATTEMPTS, p.attempts()) << 20
            | (long) Math.min(MAX_ATTEMPTS, p.successes()) << 27
            | (long) Grid.ofGain(p.gain()) << 34
            | (long) Grid.ofLearned(p.learned()) << 43
            | (long) Grid.ofStability(p.stabilityDays()) << 50
            | back << 57;
    LONG.set(rows, row * BYTES, first);
    LONG.set(rows, row * BYTES + 8, second);
    Learnability learnability = p.learnability();
    int third =
        Grid.ofOdds(learnability.waiting())
            | Grid.ofOdds(learnability.closed()) << 8
            | (learnability.learntBefore() & (Learnability.LEARNT - 1)) << 16
            | p.firstWeight() << 25
            | p.resource() << 28;
    INT.set(rows, row * BYTES + 16, third);
    long dismissal =
        p.dismissalSecond() == 0 ? 0 : Math.clamp(p.dismissalSecond() - YEAR_2000, 1, MAX_SECOND);
    INT.set(rows, row * BYTES + DISMISSAL, (int) dismissal);
  }

  /// From the week of one second to that of a later one.
  private static long weeks(long first, long last) {
    long weeks = (startOfWeek(last) - startOfWeek(first)) / SECONDS_A_WEEK;
    return first == 0 ? 0 : Math.clamp(weeks, 0, MAX_WEEKS);
  }

  private static long startOfWeek(long second) {
    return second - Math.floorMod(second - YEAR_2000, SECONDS_A_WEEK);
  }

  private static long refreshedHour(long second) {
    return second == 0 ? 0 : Math.clamp((second - YEAR_2000) / SECONDS_AN_HOUR, 1, MAX_HOUR);
  }

  private static long first(byte[] rows, int row) {
    return (long) LONG.get(rows, row * BYTES);
  }

  private static long second(byte[] rows, int row) {
    return (long) LONG.get(rows, row * BYTES + 8);
  }
}

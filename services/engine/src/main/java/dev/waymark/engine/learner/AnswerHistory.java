package dev.waymark.engine.learner;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// What a learner answered, as far as forecasts need it: a ring of the last 12 answers, and for
/// each topic the first four distinct items with their first and last outcomes. It holds outcomes
/// and counts, never anything that a model said, so it equals a replay of the log whatever model is
/// in use. Its size depends on the number of topics alone, however many items there are: 55 bytes
/// and 7 for each topic.
///
/// | offset | bytes | |
/// |---|---|---|
/// | 0 | 4 | graded answers since the first |
/// | 4 | 2 | decayed sum of right answers |
/// | 6 | 12 × 4 | the ring; answer `n` is at `n % 12` |
/// | 54 | 7 each | the items of each row of [ProgressRows], in the same order |
///
/// An answer of the ring has the topic in bits 0–16, the item code in 17–27, whether it was right
/// in 28, whether the item had been answered before in 29, 30 set, and in 31 that the topic is
/// forgotten. An item of a topic has its code in bits 0–10, its first outcome in 11, its last in 12
/// and whether it was answered again in 13.
public final class AnswerHistory {
  /// How many answers the ring holds.
  public static final int MAX_RECENT = 12;

  /// How many items of a topic are remembered.
  public static final int MAX_ITEMS = 4;

  static final byte[] EMPTY = new byte[55];

  private static final int ROWS = 54;
  private static final int ROW_BYTES = 7;
  private static final int RING = 6;
  private static final int MAX_COUNT = 0xFFFF;
  private static final int DECAY_BITS = 5;
  private static final long ROW_MASK = (1L << (8 * ROW_BYTES)) - 1;

  private static final int TOPIC_MASK = (1 << 17) - 1;
  private static final int CODE_AT = 17;
  private static final int CODE_MASK = (1 << ItemKey.CODE_BITS) - 1;
  private static final int RIGHT = 1 << 28;
  private static final int AGAIN = 1 << 29;
  private static final int PRESENT = 1 << 30;
  private static final int FORGOTTEN = 1 << 31;

  private static final int OUTCOME = RIGHT | AGAIN | PRESENT;

  private static final int ITEM_BITS = 14;
  private static final int FIRST_RIGHT = 1 << 11;
  private static final int LAST_RIGHT = 1 << 12;
  private static final int REPEATED = 1 << 13;

  private static final VarHandle LONG =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INT =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle SHORT =
      MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.LITTLE_ENDIAN);

  private final byte[] bytes;

  AnswerHistory(byte[] bytes) {
    this.bytes = bytes;
  }

  /// One graded answer to be added.
  ///
  /// @param code of the item, 0: none was named
  /// @param met whether the topic had been answered before
  record Answer(int code, boolean right, boolean met) {}

  /// How many graded answers there were.
  public int answered() {
    return (int) INT.get(bytes, 0);
  }

  /// Share of right answers, each older one weighing 31/32 of the next; 0 before any.
  public double level() {
    double whole = MAX_COUNT * (1 - Math.pow(1 - 1.0 / (1 << DECAY_BITS), answered()));
    return whole == 0 ? 0 : Math.min(1, uint16(4) / whole);
  }

  /// How many answers the ring holds.
  public int recent() {
    return Math.min(answered(), MAX_RECENT);
  }

  /// The topic of a recent answer by the graph's index, or -1 when it is forgotten.
  ///
  /// @param age 0 for the newest, below [#recent()]
  public int recentTopic(int age) {
    int answer = recentBits(age);
    return answer < 0 ? -1 : answer & TOPIC_MASK;
  }

  /// The item code of a recent answer; 0: none.
  public int recentCode(int age) {
    return (recentBits(age) >>> CODE_AT) & CODE_MASK;
  }

  public boolean isRecentRight(int age) {
    return (recentBits(age) & RIGHT) != 0;
  }

  /// Whether the learner had answered the item of a recent answer before.
  public boolean isRecentAgain(int age) {
    return (recentBits(age) & AGAIN) != 0;
  }

  /// How many items of a row are remembered, 0 to [#MAX_ITEMS].
  public int itemsOf(int row) {
    return count(packed(bytes, row));
  }

  /// The code of item `i` of a row.
  public int itemCode(int row, int i) {
    return item(packed(bytes, row), i) & CODE_MASK;
  }

  /// Whether the first answer on item `i` of a row was right.
  public boolean isFirstRight(int row, int i) {
    return (item(packed(bytes, row), i) & FIRST_RIGHT) != 0;
  }

  /// Whether the last answer on it was.
  public boolean isLastRight(int row, int i) {
    return (item(packed(bytes, row), i) & LAST_RIGHT) != 0;
  }

  /// Whether it was answered more than once.
  public boolean isRepeated(int row, int i) {
    return (item(packed(bytes, row), i) & REPEATED) != 0;
  }

  /// The place of an item among those of a row, or -1.
  public int find(int row, int code) {
    return find(packed(bytes, row), code);
  }

  /// The items of a row, 14 bits each, the first in the lowest.
  static long packed(byte[] bytes, int row) {
    return (long) LONG.get(bytes, ROWS + row * ROW_BYTES) & ROW_MASK;
  }

  /// The same with a row for one more topic.
  static byte[] inserted(byte[] bytes, int row) {
    byte[] more = new byte[bytes.length + ROW_BYTES];
    int at = ROWS + row * ROW_BYTES;
    System.arraycopy(bytes, 0, more, 0, at);
    System.arraycopy(bytes, at, more, at + ROW_BYTES, bytes.length - at);
    return more;
  }

  /// The same without a row and without its topic in the ring.
  static byte[] removed(byte[] bytes, int row, int topic) {
    byte[] fewer = new byte[bytes.length - ROW_BYTES];
    int at = ROWS + row * ROW_BYTES;
    System.arraycopy(bytes, 0, fewer, 0, at);
    System.arraycopy(bytes, at + ROW_BYTES, fewer, at, fewer.length - at);
    for (int slot = RING; slot < ROWS; slot += Integer.BYTES) {
      int answer = (int) INT.get(fewer, slot);
      if (answer > 0 && (answer & TOPIC_MASK) == topic) {
        INT.set(fewer, slot, FORGOTTEN | (answer & OUTCOME));
      }
    }
    return fewer;
  }

  /// Adds an answer on the topic of a row, in place.
  static void add(byte[] bytes, int row, int topic, Answer answer) {
    long items = packed(bytes, row);
    int code = answer.code();
    int found = code == 0 ? -1 : find(items, code);
    boolean again = code == 0 ? answer.met() : found >= 0 || isRecent(bytes, topic, code);
    int outcome = answer.right() ? LAST_RIGHT : 0;
    if (found >= 0) {
      long cleared = items & ~((long) LAST_RIGHT << (found * ITEM_BITS));
      write(bytes, row, cleared | ((long) (outcome | REPEATED) << (found * ITEM_BITS)));
    } else if (code != 0 && count(items) < MAX_ITEMS) {
      int first = answer.right() ? FIRST_RIGHT : 0;
      write(bytes, row, items | ((long) (code | first | outcome) << (count(items) * ITEM_BITS)));
    }
    int answered = (int) INT.get(bytes, 0);
    int slot = RING + answered % MAX_RECENT * Integer.BYTES;
    INT.set(
        bytes,
        slot,
        PRESENT | topic | (code << CODE_AT) | (answer.right() ? RIGHT : 0) | (again ? AGAIN : 0));
    INT.set(bytes, 0, answered == Integer.MAX_VALUE ? answered : answered + 1);
    int level = uint16(bytes, 4);
    put16(
        bytes, 4, level - (level >>> DECAY_BITS) + (answer.right() ? MAX_COUNT >>> DECAY_BITS : 0));
  }

  /// What [#summary] says of it, with the items of each row.
  ///
  /// @param topics the graph's index of the topic of each recent answer, newest first; -1:
  ///   forgotten
  static byte[] of(AnswerSummary summary, int[] topics, long[] items) {
    byte[] bytes = new byte[EMPTY.length + items.length * ROW_BYTES];
    INT.set(bytes, 0, summary.answered());
    put16(bytes, 4, summary.level());
    for (int age = 0; age < topics.length; age++) {
      int bits = summary.recent().get(age).bits();
      int answer =
          topics[age] < 0 ? FORGOTTEN | (bits & OUTCOME) : (bits & ~TOPIC_MASK) | topics[age];
      INT.set(bytes, slot(summary.answered(), age), answer);
    }
    for (int row = 0; row < items.length; row++) {
      write(bytes, row, items[row]);
    }
    return bytes;
  }

  /// All but the items of topics, with topics by id.
  AnswerSummary summary(java.util.function.IntFunction<String> idOf) {
    List<AnswerSummary.RecentAnswer> recent = new ArrayList<>(recent());
    for (int age = 0; age < recent(); age++) {
      int topic = recentTopic(age);
      recent.add(
          new AnswerSummary.RecentAnswer(
              topic < 0 ? "" : idOf.apply(topic), recentBits(age) & ~TOPIC_MASK & ~FORGOTTEN));
    }
    return new AnswerSummary(answered(), uint16(4), recent);
  }

  private static boolean isRecent(byte[] bytes, int topic, int code) {
    for (int slot = RING; slot < ROWS; slot += Integer.BYTES) {
      int answer = (int) INT.get(bytes, slot);
      if (answer > 0
          && (answer & TOPIC_MASK) == topic
          && ((answer >>> CODE_AT) & CODE_MASK) == code) {
        return true;
      }
    }
    return false;
  }

  private int recentBits(int age) {
    return (int) INT.get(bytes, slot(answered(), age));
  }

  private static int slot(int answered, int age) {
    return RING + (answered - 1 - age) % MAX_RECENT * Integer.BYTES;
  }

  private static int find(long items, int code) {
    for (int i = 0; i < MAX_ITEMS; i++) {
      if ((item(items, i) & CODE_MASK) == code) {
        return i;
      }
    }
    return -1;
  }

  private static int count(long items) {
    int count = 0;
    while (count < MAX_ITEMS && item(items, count) != 0) {
      count++;
    }
    return count;
  }

  private static int item(long items, int i) {
    return (int) (items >>> (i * ITEM_BITS)) & ((1 << ITEM_BITS) - 1);
  }

  private static void write(byte[] bytes, int row, long items) {
    int at = ROWS + row * ROW_BYTES;
    long next = (long) LONG.get(bytes, at) & ~ROW_MASK;
    LONG.set(bytes, at, next | items);
  }

  private int uint16(int at) {
    return uint16(bytes, at);
  }

  private static int uint16(byte[] bytes, int at) {
    return (short) SHORT.get(bytes, at) & MAX_COUNT;
  }

  private static void put16(byte[] bytes, int at, int value) {
    SHORT.set(bytes, at, (short) value);
  }
}

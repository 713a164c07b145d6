package dev.waymark.engine.learner;

/// Names an item in few bits. An item belongs to a topic: the same item id on another topic is
/// another item.
public final class ItemKey {
  /// How many bits of a key a learner's state remembers.
  public static final int CODE_BITS = 11;

  private ItemKey() {}

  /// 64 bits for an item: FNV-1a over the characters, finished with the mixer of SplitMix64.
  public static long of(String topicId, String itemId) {
    long h = 0xCBF29CE484222325L;
    for (int i = 0; i < topicId.length(); i++) {
      h = (h ^ topicId.charAt(i)) * 0x100000001B3L;
    }
    h = (h ^ 0xFFFF) * 0x100000001B3L;
    for (int i = 0; i < itemId.length(); i++) {
      h = (h ^ itemId.charAt(i)) * 0x100000001B3L;
    }
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }

  /// The highest bits of a key, 1 to 2047; 0 stands for no item. Two items of a topic share a code
  /// with a chance of 1 in 2,000, which costs accuracy and nothing else.
  public static int code(long key) {
    return (int) Math.max(1, key >>> (Long.SIZE - CODE_BITS));
  }
}

package dev.waymark.trainer.log;

/// Numbers from ids, evenly spread and the same everywhere.
public final class Hash {
  private Hash() {}

  /// FNV-1a over the characters, finished with the mixer of SplitMix64.
  public static long of(String text, long seed) {
    long h = 0xCBF29CE484222325L ^ seed * 0x9E3779B97F4A7C15L;
    for (int i = 0; i < text.length(); i++) {
      h = (h ^ text.charAt(i)) * 0x100000001B3L;
    }
    h = (h ^ (h >>> 30)) * 0xBF58476D1CE4E5B9L;
    h = (h ^ (h >>> 27)) * 0x94D049BB133111EBL;
    return h ^ (h >>> 31);
  }

  /// A number of [0, 1).
  public static double share(String text, long seed) {
    return (of(text, seed) >>> 11) * 0x1.0p-53;
  }
}

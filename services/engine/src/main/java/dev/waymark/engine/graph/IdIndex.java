package dev.waymark.engine.graph;

/// From a string id to its rank among sorted ids: an open-addressing table of ranks, four to eight
/// bytes an id.
final class IdIndex {
  private final String[] sortedIds;
  private final int[] table;

  /// @param sortedIds distinct ids; kept, not copied
  IdIndex(String[] sortedIds) {
    this.sortedIds = sortedIds;
    int capacity = Integer.highestOneBit(Math.max(2, sortedIds.length * 2 - 1)) << 1;
    table = new int[capacity];
    for (int rank = 0; rank < sortedIds.length; rank++) {
      int slot = slot(sortedIds[rank]);
      while (table[slot] != 0) {
        slot = (slot + 1) & (table.length - 1);
      }
      table[slot] = rank + 1;
    }
  }

  /// The rank, or -1 for an unknown id.
  int of(String id) {
    for (int slot = slot(id); table[slot] != 0; slot = (slot + 1) & (table.length - 1)) {
      int rank = table[slot] - 1;
      if (sortedIds[rank].equals(id)) {
        return rank;
      }
    }
    return -1;
  }

  private int slot(String id) {
    int h = id.hashCode() * 0x9E3779B9;
    return (h ^ (h >>> 15)) & (table.length - 1);
  }
}

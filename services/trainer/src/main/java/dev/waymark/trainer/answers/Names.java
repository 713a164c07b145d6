package dev.waymark.trainer.answers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Numbers names 0, 1, 2, … in the order of their first appearance.
public final class Names {
  private final Map<String, Integer> indexes = new HashMap<>();
  private final List<String> names = new ArrayList<>();

  /// The number of a name; a new one if it was not seen before.
  public int add(String name) {
    Integer known = indexes.putIfAbsent(name, names.size());
    if (known != null) {
      return known;
    }
    names.add(name);
    return names.size() - 1;
  }

  /// The number of a name, or -1.
  public int indexOf(String name) {
    return indexes.getOrDefault(name, -1);
  }

  /// The name with this number.
  public String name(int index) {
    return names.get(index);
  }

  /// How many names there are.
  public int size() {
    return names.size();
  }
}

package dev.waymark.seed.neo4j;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// How rows differ from earlier ones.
record RowChanges(
    List<Map<String, Object>> added,
    List<Map<String, Object>> changed,
    List<Map<String, Object>> removed) {

  /// @param key the columns that say which rows are of the same thing
  static RowChanges between(
      List<Map<String, Object>> before, List<Map<String, Object>> after, String... key) {
    Map<List<Object>, Map<String, Object>> left = new LinkedHashMap<>();
    before.forEach(row -> left.put(key(row, key), row));
    List<Map<String, Object>> added = new ArrayList<>();
    List<Map<String, Object>> changed = new ArrayList<>();
    for (Map<String, Object> row : after) {
      Map<String, Object> old = left.remove(key(row, key));
      if (old == null) {
        added.add(row);
      } else if (!old.equals(row)) {
        changed.add(row);
      }
    }
    return new RowChanges(added, changed, List.copyOf(left.values()));
  }

  /// The rows that are not as before.
  List<Map<String, Object>> written() {
    return Stream.concat(added.stream(), changed.stream()).toList();
  }

  private static List<Object> key(Map<String, Object> row, String... key) {
    return Stream.of(key).map(row::get).toList();
  }
}

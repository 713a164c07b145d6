package dev.waymark.seed.release;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;

/// How a list of things differs from an earlier one.
///
/// @param changed as they are now
public record Changes<T>(List<T> added, List<T> changed, List<T> removed) {

  /// Compares by key; each key counts once.
  static <T> Changes<T> between(List<T> before, List<T> after, Function<T, String> key) {
    Map<String, T> old = before.stream().collect(toMap(key, identity(), (a, b) -> b));
    Map<String, T> now = after.stream().collect(toMap(key, identity(), (a, b) -> b));
    return new Changes<>(
        after.stream().filter(thing -> !old.containsKey(key.apply(thing))).toList(),
        after.stream()
            .filter(thing -> old.containsKey(key.apply(thing)))
            .filter(thing -> !Objects.equals(old.get(key.apply(thing)), thing))
            .toList(),
        before.stream().filter(thing -> !now.containsKey(key.apply(thing))).toList());
  }

  boolean isEmpty() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }
}

package dev.waymark.seed.check;

import dev.waymark.seed.authoring.Draft;
import dev.waymark.seed.authoring.DraftTopic;
import dev.waymark.seed.authoring.Reference;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which topics each topic cannot be learned without. Works on wrong drafts too: names that are not
/// there lead nowhere, circles end where they began.
final class HardPrerequisites {
  private final Map<String, List<String>> direct = new HashMap<>();
  private final Map<String, Set<String>> closures = new HashMap<>();

  HardPrerequisites(Draft draft) {
    for (DraftTopic topic : draft.topics()) {
      direct.putIfAbsent(
          topic.id(), topic.hard().stream().map(Reference::topicId).distinct().toList());
    }
  }

  List<String> of(String topic) {
    return direct.getOrDefault(topic, List.of());
  }

  /// Everything that must come before the topic, directly or not; the topic itself only in a
  /// circle.
  Set<String> closure(String topic) {
    return closures.computeIfAbsent(topic, this::walk);
  }

  private Set<String> walk(String topic) {
    Set<String> seen = new HashSet<>();
    Deque<String> open = new ArrayDeque<>(of(topic));
    while (!open.isEmpty()) {
      String next = open.pop();
      if (seen.add(next)) {
        open.addAll(of(next));
      }
    }
    return Set.copyOf(seen);
  }
}

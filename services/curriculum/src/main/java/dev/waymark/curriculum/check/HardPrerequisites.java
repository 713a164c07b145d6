package dev.waymark.curriculum.check;

import dev.waymark.curriculum.authoring.Draft;
import dev.waymark.curriculum.authoring.DraftTopic;
import dev.waymark.curriculum.authoring.Reference;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
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
  private final Map<String, Integer> depths = new HashMap<>();

  HardPrerequisites(Draft draft) {
    for (DraftTopic topic : draft.topics()) {
      direct.putIfAbsent(
          topic.id(), topic.hard().stream().map(Reference::topicId).distinct().toList());
    }
    computeDepths();
  }

  List<String> of(String topic) {
    return direct.getOrDefault(topic, List.of());
  }

  /// Whether the topic neither stands on a circle nor requires a topic that does.
  boolean isOrdered(String topic) {
    return depths.containsKey(topic);
  }

  /// The topics and everything that must come before them, directly or not.
  Set<String> closure(Collection<String> topics) {
    Set<String> seen = new HashSet<>(topics);
    Deque<String> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      for (String required : of(open.pop())) {
        if (seen.add(required)) {
          open.push(required);
        }
      }
    }
    return seen;
  }

  /// For each of `targets` that follows from a direct prerequisite of the topic: the first such
  /// prerequisite. No topic is visited twice, and none that lies no higher than every target, so
  /// that a topic far up a chain costs no more than one at its foot.
  ///
  /// @param topic one that [#isOrdered(String)]
  Map<String, String> impliedBy(String topic, Collection<String> targets) {
    int lowest =
        targets.stream().mapToInt(target -> depths.getOrDefault(target, 0)).min().orElse(0);
    Set<String> wanted = Set.copyOf(targets);
    Set<String> seen = new HashSet<>();
    Map<String, String> implied = new HashMap<>();
    for (String first : of(topic)) {
      Deque<String> open = new ArrayDeque<>(List.of(first));
      while (!open.isEmpty()) {
        for (String required : of(open.pop())) {
          if (seen.add(required)) {
            if (wanted.contains(required)) {
              implied.put(required, first);
            }
            if (depths.getOrDefault(required, 0) > lowest) {
              open.push(required);
            }
          }
        }
      }
    }
    return implied;
  }

  /// The longest way down from each topic, prerequisites first (Kahn's algorithm).
  private void computeDepths() {
    Map<String, List<String>> dependents = new HashMap<>();
    Map<String, Integer> open = new HashMap<>();
    direct.forEach((topic, required) -> {
      open.merge(topic, required.size(), Integer::sum);
      for (String id : required) {
        open.putIfAbsent(id, 0);
        dependents.computeIfAbsent(id, _ -> new ArrayList<>()).add(topic);
      }
    });
    Deque<String> done = new ArrayDeque<>();
    open.forEach((topic, count) -> {
      if (count == 0) {
        depths.put(topic, 0);
        done.add(topic);
      }
    });
    Map<String, Integer> highest = new HashMap<>();
    while (!done.isEmpty()) {
      String topic = done.remove();
      int above = depths.getOrDefault(topic, 0) + 1;
      for (String dependent : dependents.getOrDefault(topic, List.of())) {
        highest.merge(dependent, above, Math::max);
        if (open.merge(dependent, -1, Integer::sum) == 0) {
          depths.put(dependent, highest.getOrDefault(dependent, above));
          done.add(dependent);
        }
      }
    }
  }
}

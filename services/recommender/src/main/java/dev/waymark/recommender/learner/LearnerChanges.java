package dev.waymark.recommender.learner;

import jakarta.inject.Singleton;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArraySet;

/// Tells those who watch a learner that what is held of the learner changed.
@Singleton
public final class LearnerChanges {
  private final Map<String, Set<Runnable>> watchers = new ConcurrentHashMap<>();

  /// Calls `watcher` after each change of the learner, on any thread; it must not block.
  ///
  /// @return ends the watching
  public Runnable watch(String learnerId, Runnable watcher) {
    watchers.compute(
        learnerId,
        (id, set) -> {
          Set<Runnable> all = set == null ? new CopyOnWriteArraySet<>() : set;
          all.add(watcher);
          return all;
        });
    return () ->
        watchers.computeIfPresent(
            learnerId,
            (id, set) -> {
              set.remove(watcher);
              return set.isEmpty() ? null : set;
            });
  }

  /// The learner changed.
  public void changed(String learnerId) {
    Set<Runnable> all = watchers.get(learnerId);
    if (all != null) {
      all.forEach(Runnable::run);
    }
  }

  /// Something that all learners depend on changed.
  public void allChanged() {
    watchers.values().forEach(all -> all.forEach(Runnable::run));
  }
}

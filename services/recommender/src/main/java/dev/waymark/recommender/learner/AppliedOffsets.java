package dev.waymark.recommender.learner;

import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/// How far the log counts, by partition, and who waits for it to count further.
@Singleton
public final class AppliedOffsets {
  private record Waiter(long next, CompletableFuture<Long> reached) implements Comparable<Waiter> {
    @Override
    public int compareTo(Waiter other) {
      return Long.compare(next, other.next);
    }
  }

  private final Map<Integer, Long> applied = new HashMap<>();
  private final Set<Integer> owned = new HashSet<>();
  private final Map<Integer, PriorityQueue<Waiter>> waiters = new HashMap<>();

  /// Whether this instance is the one that writes what `partition` says: its learners in memory are
  /// as they are stored.
  public synchronized boolean owned(int partition) {
    return owned.contains(partition);
  }

  /// The partitions that this instance writes.
  public synchronized Set<Integer> owned() {
    return Set.copyOf(owned);
  }

  /// This instance writes what `partition` says from now on.
  public synchronized void own(int partition) {
    owned.add(partition);
  }

  /// Another instance may write what `partition` says from now on.
  public synchronized void disown(int partition) {
    owned.remove(partition);
  }

  /// The offset of the first record of `partition` that does not count yet; 0 when not known.
  public synchronized long next(int partition) {
    return applied.getOrDefault(partition, 0L);
  }

  /// Everything before `next` counts from now on. A lower value than before is ignored.
  public void advance(int partition, long next) {
    List<Waiter> due = new ArrayList<>();
    synchronized (this) {
      if (applied.merge(partition, next, Math::max) > next) {
        return;
      }
      PriorityQueue<Waiter> queue = waiters.get(partition);
      while (queue != null && !queue.isEmpty() && queue.element().next <= next) {
        due.add(queue.remove());
      }
    }
    due.forEach(waiter -> waiter.reached.complete(next));
  }

  /// The log is another one from now on: how far the former counted says nothing of it.
  public synchronized void restart() {
    applied.clear();
  }

  /// Completes, with the offset reached, once everything before `next` counts. Anyone who gives up
  /// cancels the future.
  public CompletableFuture<Long> reach(int partition, long next) {
    CompletableFuture<Long> reached = new CompletableFuture<>();
    synchronized (this) {
      if (next(partition) >= next) {
        return CompletableFuture.completedFuture(next);
      }
      PriorityQueue<Waiter> queue = waiters.computeIfAbsent(partition, p -> new PriorityQueue<>());
      Waiter waiter = new Waiter(next, reached);
      queue.add(waiter);
      var _ = reached.whenComplete((done, failure) -> forget(partition, waiter));
    }
    return reached;
  }

  /// The partitions of other instances that somebody waits for.
  public synchronized List<Integer> awaitedElsewhere() {
    return waiters.entrySet().stream()
        .filter(entry -> !entry.getValue().isEmpty() && !owned.contains(entry.getKey()))
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Of how many partitions somebody waits.
  synchronized int awaitedPartitions() {
    return waiters.size();
  }

  private synchronized void forget(int partition, Waiter waiter) {
    PriorityQueue<Waiter> queue = waiters.get(partition);
    if (queue != null) {
      queue.remove(waiter);
      if (queue.isEmpty()) {
        waiters.remove(partition);
      }
    }
  }
}

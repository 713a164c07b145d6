package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The updates that the broker has not acknowledged yet, and so how far the log is announced. What
/// waits is kept by learner: a slow broker makes updates fewer, not the queue longer. Of one
/// learner one update is under way at a time, so that none overtakes a later one. A broker that
/// takes none for long, though it hands out the log, makes the oldest be left out: the learner's
/// next change announces the whole. Thread-safe.
final class WaitingUpdates {
  /// So many wait at most: a batch has fewer learners, but for a configured one.
  static final int MAX_WAITING = 20_000;

  private static final int MAX_COMMITS = 1_000;

  private final Map<String, Update> waiting = new LinkedHashMap<>();
  private final Map<String, Update> sent = new HashMap<>();
  private final Deque<Commit> commits = new ArrayDeque<>();
  private final Map<Integer, Long> announced = new HashMap<>();
  private long number;
  private boolean closed;

  /// @param offsets by partition, the offset that was committed
  private record Commit(long number, Map<Integer, Long> offsets) {}

  /// A commit was made: its changes are to be announced.
  ///
  /// @param traces the trace context of a learner's last record, by the learner's id
  /// @param offsets by partition, the offset that counts as announced once all changes are
  /// @return how many updates were left out to make room
  synchronized int add(
      Iterable<LearnerChange> changes,
      Map<String, Context> traces,
      Map<Integer, Long> offsets,
      Instant at) {
    number++;
    for (LearnerChange change : changes) {
      Update update =
          new Update(
              change.learnerId(),
              change.after(),
              change.changedTopics(),
              change.profileChanged(),
              at,
              traces.get(change.learnerId()),
              number);
      waiting.merge(update.learnerId(), update, Update::then);
    }
    Map<Integer, Long> until = new HashMap<>();
    if (commits.size() >= MAX_COMMITS) {
      // Both are announced when the later one is.
      until.putAll(commits.removeLast().offsets);
    }
    until.putAll(offsets);
    commits.add(new Commit(number, until));
    notifyAll();
    int leftOut = 0;
    for (var oldest = waiting.values().iterator(); waiting.size() > MAX_WAITING; leftOut++) {
      oldest.next();
      oldest.remove();
    }
    return leftOut;
  }

  /// What may be sent, oldest first, at most so many; waits for something. Empty at the end. Each
  /// is answered by {@link #acknowledged} or {@link #again}.
  synchronized List<Update> take(int most) throws InterruptedException {
    List<Update> batch = free(most);
    while (batch.isEmpty() && !(closed && waiting.isEmpty())) {
      wait();
      batch = free(most);
    }
    return batch;
  }

  private List<Update> free(int most) {
    List<Update> batch = new ArrayList<>();
    var oldest = waiting.values().iterator();
    while (oldest.hasNext() && batch.size() < most) {
      Update update = oldest.next();
      if (sent.putIfAbsent(update.learnerId(), update) == null) {
        batch.add(update);
        oldest.remove();
      }
    }
    return batch;
  }

  /// The broker has the update.
  synchronized void acknowledged(Update update) {
    sent.remove(update.learnerId());
    if (waiting.containsKey(update.learnerId())) {
      notifyAll();
    }
  }

  /// The broker did not take the update: it waits again, joined with what came later.
  synchronized void again(Update update) {
    if (sent.remove(update.learnerId(), update)) {
      waiting.merge(update.learnerId(), update, (later, earlier) -> earlier.then(later));
      notifyAll();
    }
  }

  /// For each partition, the offset before which every change is announced.
  synchronized Map<Integer, Long> announced() {
    long oldest =
        Stream.concat(waiting.values().stream(), sent.values().stream())
            .mapToLong(Update::since)
            .min()
            .orElse(Long.MAX_VALUE);
    while (!commits.isEmpty() && commits.element().number < oldest) {
      announced.putAll(commits.remove().offsets);
    }
    return Map.copyOf(announced);
  }

  /// Forgets how far `partition` is announced: its committed offset is loaded again.
  synchronized void forget(int partition) {
    announced.remove(partition);
    commits.forEach(commit -> commit.offsets.remove(partition));
  }

  /// Lets {@link #take} end once nothing waits.
  synchronized void close() {
    closed = true;
    notifyAll();
  }
}

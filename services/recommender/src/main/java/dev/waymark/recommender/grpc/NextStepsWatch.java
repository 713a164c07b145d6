package dev.waymark.recommender.grpc;

import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.MultiEmitter;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One client's watch over one learner's next steps. A change marks the answer as due; it is
/// computed when the client can take it, so a slow client skips answers instead of queueing them,
/// and never by the thread that made the change. An answer equal to the one before, but for its
/// time, is not sent.
final class NextStepsWatch {
  private final Supplier<Uni<WatchNextStepsResponse>> answer;
  private final CallReadiness.Call call;
  private final MultiEmitter<? super WatchNextStepsResponse> client;
  private final Executor threads;
  private final AtomicBoolean scheduled = new AtomicBoolean();
  private final AtomicBoolean due = new AtomicBoolean();
  private final AtomicBoolean busy = new AtomicBoolean();
  private volatile @Nullable WatchNextStepsResponse last;

  NextStepsWatch(
      Supplier<Uni<WatchNextStepsResponse>> answer,
      CallReadiness.Call call,
      MultiEmitter<? super WatchNextStepsResponse> client,
      Executor threads) {
    this.threads = threads;
    this.answer = answer;
    this.call = call;
    this.client = client;
  }

  /// Watches until the client goes or an answer fails.
  void start(LearnerChanges changes, String learnerId) {
    call.whenReady(this::schedule);
    Runnable end = changes.watch(learnerId, this::changed);
    client.onTermination(end);
    changed();
  }

  private void changed() {
    due.set(true);
    schedule();
  }

  /// At most one task of a watch waits, however many changes there are.
  private void schedule() {
    if (scheduled.compareAndSet(false, true)) {
      threads.execute(() -> {
        scheduled.set(false);
        next();
      });
    }
  }

  /// One answer at a time.
  private void next() {
    if (due.get() && (last == null || call.ready()) && busy.compareAndSet(false, true)) {
      due.set(false);
      answer.get().subscribe().with(this::send, client::fail);
    }
  }

  private void send(WatchNextStepsResponse response) {
    WatchNextStepsResponse before = last;
    if (before == null || !timeless(before).equals(timeless(response))) {
      last = response;
      client.emit(response);
    }
    busy.set(false);
    schedule();
  }

  private static WatchNextStepsResponse timeless(WatchNextStepsResponse response) {
    var plain = response.toBuilder();
    plain.clearId().getNextStepsBuilder().getBasisBuilder().clearAsOf();
    return plain.build();
  }
}

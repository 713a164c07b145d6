package dev.waymark.gateway.grpc;

import dev.waymark.recommender.v1.RecommenderServiceGrpc;
import dev.waymark.recommender.v1.WatchNextStepsRequest;
import dev.waymark.recommender.v1.WatchNextStepsResponse;
import io.grpc.CallOptions;
import io.grpc.Channel;
import io.grpc.Status;
import io.grpc.stub.ClientCallStreamObserver;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ClientResponseObserver;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.subscription.BackPressureStrategy;
import io.smallrye.mutiny.subscription.MultiEmitter;
import io.smallrye.mutiny.subscription.UniEmitter;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/// One open WatchNextSteps call.
///
/// The generated Mutiny stub never cancels a server stream; here a client that leaves ends the
/// call. Until the stream is subscribed to, only the newest answer is kept; after that, only what a
/// slow reader has not taken is overwritten.
final class NextStepsWatch
    implements ClientResponseObserver<WatchNextStepsRequest, WatchNextStepsResponse> {

  private final RecommenderCalls calls;
  private final UniEmitter<? super Multi<WatchedSteps>> opened;
  private @Nullable ClientCallStreamObserver<WatchNextStepsRequest> call;
  private @Nullable MultiEmitter<? super WatchedSteps> reader;
  private @Nullable WatchedSteps newest;
  private @Nullable Throwable failure;
  private boolean ended;

  private NextStepsWatch(RecommenderCalls calls, UniEmitter<? super Multi<WatchedSteps>> opened) {
    this.calls = calls;
    this.opened = opened;
  }

  /// Opens the call; it fails if the first answer does not come within the deadline, and is
  /// cancelled when `left` completes.
  ///
  /// @param options where it may go, and on whose behalf
  static Uni<Multi<WatchedSteps>> open(
      Channel channel,
      WatchNextStepsRequest request,
      CallOptions options,
      RecommenderCalls calls,
      CompletionStage<Void> left) {
    return Uni.createFrom()
        .<Multi<WatchedSteps>>emitter(opened -> {
          var watch = new NextStepsWatch(calls, opened);
          opened.onTermination(watch::cancelUnread);
          ClientCalls.asyncServerStreamingCall(
              channel.newCall(RecommenderServiceGrpc.getWatchNextStepsMethod(), options),
              request,
              watch);
          left.whenComplete((done, failure) -> watch.cancel());
        })
        .ifNoItem()
        .after(calls.deadline())
        .failWith(() ->
            calls.problem(Status.DEADLINE_EXCEEDED.asRuntimeException(), calls.deadline(), false));
  }

  @Override
  public void beforeStart(ClientCallStreamObserver<WatchNextStepsRequest> stream) {
    call = stream;
  }

  @Override
  public void onNext(WatchNextStepsResponse reply) {
    var answer =
        new WatchedSteps(reply.getId(), RecommendationAnswers.nextSteps(reply.getNextSteps()));
    boolean first;
    synchronized (this) {
      first = newest == null;
      newest = answer;
      if (reader != null) {
        reader.emit(answer);
      }
    }
    if (first) {
      opened.complete(
          Multi.createFrom().<WatchedSteps>emitter(this::read, BackPressureStrategy.LATEST));
    }
  }

  @Override
  public void onError(Throwable thrown) {
    var problem = calls.problem(thrown, calls.deadline(), false);
    synchronized (this) {
      failure = problem;
      if (reader != null) {
        reader.fail(problem);
      }
    }
    opened.fail(problem);
  }

  @Override
  public void onCompleted() {
    synchronized (this) {
      ended = true;
      if (reader != null) {
        reader.complete();
      }
    }
    // Too late to matter when an answer came before.
    opened.fail(calls.problem(Status.UNAVAILABLE.asRuntimeException(), calls.deadline(), false));
  }

  private synchronized void read(MultiEmitter<? super WatchedSteps> emitter) {
    reader = emitter;
    emitter.onTermination(this::cancel);
    if (newest != null) {
      emitter.emit(newest);
    }
    if (failure != null) {
      emitter.fail(failure);
    } else if (ended) {
      emitter.complete();
    }
  }

  private synchronized void cancelUnread() {
    if (newest == null) {
      cancel();
    }
  }

  private void cancel() {
    if (call != null) {
      call.cancel("The reader left", null);
    }
  }
}

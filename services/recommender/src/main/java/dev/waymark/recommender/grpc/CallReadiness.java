package dev.waymark.recommender.grpc;

import io.grpc.Context;
import io.grpc.Contexts;
import io.grpc.ForwardingServerCallListener;
import io.grpc.Metadata;
import io.grpc.ServerCall;
import io.grpc.ServerCallHandler;
import io.grpc.ServerInterceptor;
import io.quarkus.grpc.GlobalInterceptor;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/// Lets a streaming method know whether its client keeps up, so that it can leave messages out
/// instead of queueing them.
@GlobalInterceptor
@Singleton
final class CallReadiness implements ServerInterceptor {
  private static final Context.Key<Call> KEY = Context.key("waymark-call");

  /// The call in progress.
  static final class Call {
    private final ServerCall<?, ?> call;
    private volatile @Nullable Runnable whenReady;

    private Call(ServerCall<?, ?> call) {
      this.call = call;
    }

    /// Whether a message would leave at once.
    boolean ready() {
      return call.isReady();
    }

    /// Calls `task`, on any thread, whenever the client has caught up.
    void whenReady(Runnable task) {
      whenReady = task;
    }
  }

  /// The call that the current thread serves.
  ///
  /// @throws IllegalStateException outside of a call
  static Call current() {
    Call call = KEY.get();
    if (call == null) {
      throw new IllegalStateException("no call in progress");
    }
    return call;
  }

  @Override
  public <A, B> ServerCall.Listener<A> interceptCall(
      ServerCall<A, B> call, Metadata headers, ServerCallHandler<A, B> next) {
    Call readiness = new Call(call);
    Context context = Context.current().withValue(KEY, readiness);
    ServerCall.Listener<A> listener = Contexts.interceptCall(context, call, headers, next);
    return new ForwardingServerCallListener.SimpleForwardingServerCallListener<>(listener) {
      @Override
      public void onReady() {
        super.onReady();
        Runnable task = readiness.whenReady;
        if (task != null) {
          task.run();
        }
      }
    };
  }
}

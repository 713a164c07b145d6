package dev.waymark.gateway.grpc.balance;

import io.grpc.ConnectivityState;
import io.grpc.ConnectivityStateInfo;
import io.grpc.LoadBalancer.PickResult;
import io.grpc.LoadBalancer.Subchannel;
import io.grpc.Status;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One recommender: its connection, whether it answers, and the partitions that it owns.
final class Instance {

  private final Subchannel subchannel;
  private final CircuitBreaker silence;
  private final PickResult picked;
  private final Consumer<Instance> onSilence;
  private final Consumer<Instance> onRefusal;
  private volatile ConnectivityState state = ConnectivityState.IDLE;
  private volatile Status status = Status.UNAVAILABLE;
  private volatile @Nullable OwnedPartitions owned;

  /// @param onSilence called when it has not answered so many calls in a row that no more are sent
  /// @param onRefusal called when it said that it takes no calls yet, and no more are sent
  Instance(
      Subchannel subchannel,
      int silentCalls,
      Consumer<Instance> onSilence,
      Consumer<Instance> onRefusal) {
    this.subchannel = subchannel;
    this.silence = new CircuitBreaker(silentCalls);
    this.onSilence = onSilence;
    this.onRefusal = onRefusal;
    this.picked = PickResult.withSubchannel(subchannel, new AttemptTracer.Factory(this));
  }

  Subchannel subchannel() {
    return subchannel;
  }

  /// The choice of this recommender.
  PickResult picked() {
    return picked;
  }

  /// Takes note of the connection's state. One that failed, or was given up on after it was silent,
  /// counts as failed until it stands again.
  void is(ConnectivityStateInfo info) {
    ConnectivityState next = info.getState();
    if (next == ConnectivityState.TRANSIENT_FAILURE) {
      status = info.getStatus();
    }
    if (next == ConnectivityState.READY) {
      state = next;
      return;
    }
    if (silence.isOpen()) {
      state = ConnectivityState.TRANSIENT_FAILURE;
    } else if (state != ConnectivityState.TRANSIENT_FAILURE) {
      state = next;
    }
    // Who stands behind the next connection answers for itself.
    owned = null;
    silence.broken();
  }

  ConnectivityState state() {
    return state;
  }

  /// Why it could not be reached.
  Status status() {
    return status;
  }

  /// Whether calls may be sent to it.
  boolean isAvailable() {
    return state == ConnectivityState.READY && !silence.isOpen();
  }

  /// Whether it is connected and does not answer, or takes no calls yet.
  boolean isSilent() {
    return silence.isOpen();
  }

  boolean owns(String learnerId) {
    OwnedPartitions known = owned;
    return known != null && known.has(learnerId);
  }

  void answered() {
    silence.broken();
  }

  /// It takes no calls yet, and said so.
  void refused() {
    if (silence.refused()) {
      onRefusal.accept(this);
    }
  }

  /// Takes note of what it says that it owns.
  void says(@Nullable String header) {
    OwnedPartitions known = owned;
    if (header != null && (known == null || !known.text().equals(header))) {
      owned = OwnedPartitions.parse(header);
    }
  }

  void unanswered() {
    if (silence.heard()) {
      onSilence.accept(this);
    }
  }
}

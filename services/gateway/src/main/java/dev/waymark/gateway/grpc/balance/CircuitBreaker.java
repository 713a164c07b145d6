package dev.waymark.gateway.grpc.balance;

import java.util.concurrent.atomic.AtomicInteger;

/// The circuit breaker of one recommender: open after so many calls in a row that got no answer of
/// any kind, or once it refused one because it takes none yet; closed again by the next answer.
final class CircuitBreaker {

  private final int limit;
  private final AtomicInteger unanswered = new AtomicInteger();

  /// @param limit how many unanswered calls in a row open it
  CircuitBreaker(int limit) {
    this.limit = limit;
  }

  /// A call was answered, well or not.
  void broken() {
    if (unanswered.get() != 0) {
      unanswered.set(0);
    }
  }

  /// The time of a call is over, and nothing was heard.
  ///
  /// @return whether this opened the breaker
  boolean heard() {
    return unanswered.incrementAndGet() == limit;
  }

  /// It said that it takes no calls yet.
  ///
  /// @return whether this opened the breaker
  boolean refused() {
    return unanswered.getAndSet(limit) < limit;
  }

  boolean isOpen() {
    return unanswered.get() >= limit;
  }
}

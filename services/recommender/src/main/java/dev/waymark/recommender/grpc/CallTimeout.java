package dev.waymark.recommender.grpc;

import io.grpc.Context;
import io.grpc.Deadline;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// How long a call may wait: less than its deadline, so that the answer says why.
final class CallTimeout {
  /// The way back to the caller is given a fifth of the time left, within these.
  private static final long MIN_WAY_BACK_MILLIS = 50;

  private static final long MAX_WAY_BACK_MILLIS = 500;

  private CallTimeout() {}

  /// The wait of the current call.
  ///
  /// @param most however far the deadline is
  static Duration within(Duration most) {
    return within(most, Context.current().getDeadline());
  }

  /// The wait of a call with that deadline.
  ///
  /// @param most however far the deadline is
  static Duration within(Duration most, @Nullable Deadline deadline) {
    if (deadline == null) {
      return most;
    }
    long left = deadline.timeRemaining(TimeUnit.MILLISECONDS);
    long wait = left - Math.clamp(left / 5, MIN_WAY_BACK_MILLIS, MAX_WAY_BACK_MILLIS);
    return Duration.ofMillis(Math.clamp(wait, 0, most.toMillis()));
  }
}

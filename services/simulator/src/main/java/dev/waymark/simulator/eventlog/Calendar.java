package dev.waymark.simulator.eventlog;

import java.util.SplittableRandom;
import java.util.random.RandomGenerator;

/// When a learner does things: in sessions of some minutes, on most days about the same hour, from
/// the first day to the last. Times are milliseconds since 1970 and never go back.
final class Calendar {
  private static final double EVENTS_A_SESSION = 14;
  private static final double MINUTE = 60_000;
  private static final long DAY = 86_400_000;

  private final long seed;
  private final long from;
  private final long until;
  private final int events;
  private final int sessions;
  private final double hour;
  private int session = -1;
  private int left;
  private long now;
  private long end;

  /// @param events how many times there will be
  Calendar(RandomGenerator random, long from, long until, int events) {
    seed = random.nextLong();
    this.from = from;
    this.until = until;
    this.events = events;
    sessions = Math.max(1, (int) Math.round(events / EVENTS_A_SESSION));
    hour = Math.clamp(18 + 3 * random.nextGaussian(), 6, 23);
    now = from;
    end = begin(0);
  }

  /// The time of the next event.
  ///
  /// @param minutes since the last one, if that was in the same session and there is room
  long next(double minutes) {
    if (left == 0) {
      while (left == 0) {
        session++;
        left = upTo(session + 1) - upTo(session);
        now = Math.max(now, end);
        end = begin(session + 1);
      }
    } else {
      now += (long) Math.min(minutes * MINUTE, Math.max(0, end - now) / (left + 1.0));
    }
    left--;
    return now;
  }

  private double jitter(int index) {
    return new SplittableRandom(seed + index).nextDouble();
  }

  /// When a session begins; the one after the last: when all is over.
  private long begin(int index) {
    if (index >= sessions) {
      return until;
    }
    double apart = (until - from) / (double) sessions;
    double time = from + (index + jitter(index)) * apart;
    if (apart > DAY) {
      double day = Math.floor(time / DAY);
      double at = day * DAY + (hour + jitter(~index)) * DAY / 24;
      time = Math.clamp(at, (double) from, until - Math.min(apart / 2, DAY / 24.0));
    }
    return (long) time;
  }

  /// How many events come before a session.
  private int upTo(int index) {
    if (index <= 0) {
      return 0;
    }
    if (index >= sessions) {
      return events;
    }
    double even = events / (double) sessions;
    return (int) ((index + 0.9 * (jitter(31 * index + 7) - 0.5)) * even);
  }
}

package dev.waymark.engine.learner;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/// What happened. Constructors throw [IllegalArgumentException] for values out of range.
public sealed interface Activity {
  /// The learner began.
  record Started() implements Activity {}

  /// The learner finished the topic or resource.
  ///
  /// @param minutes the time it took, 0 to 100000, when known
  record Completed(OptionalDouble minutes) implements Activity {
    public Completed {
      minutes.ifPresent(m -> require(m >= 0 && m <= 100_000, "minutes must be 0 to 100000"));
    }
  }

  /// One answer to one exercise.
  record Practised(@Nullable String itemId, boolean correct) implements Activity {}

  /// A test with a graded result.
  ///
  /// @param score the share of the possible points, 0 to 1
  record Assessed(double score) implements Activity {
    public Assessed {
      require(score >= 0 && score <= 1, "score must be 0 to 1");
    }
  }

  /// What the learner says of themselves.
  record SelfAssessed(Level level) implements Activity {
    public SelfAssessed {
      requireNonNull(level, "level");
    }
  }

  /// How well a learner thinks they know a topic.
  enum Level {
    UNKNOWN,
    FAMILIAR,
    KNOWN
  }

  /// "Not now": the topic is not suggested until then, or, without a time, until it is started or
  /// reset. Of a resource without a topic it says that of the resource alone.
  record Dismissed(@Nullable Instant until) implements Activity {
    /// The second until which it holds; without a time, longer than anything.
    long untilSecond() {
      return until == null ? Long.MAX_VALUE : until.getEpochSecond();
    }
  }

  /// The learner's opinion of a resource.
  ///
  /// @param stars 1 (poor) to 5 (excellent)
  record Rated(int stars) implements Activity {
    public Rated {
      require(stars >= 1 && stars <= 5, "stars must be 1 to 5");
    }
  }

  /// Forget what is known of this learner on the topic.
  record Reset() implements Activity {}

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }
}

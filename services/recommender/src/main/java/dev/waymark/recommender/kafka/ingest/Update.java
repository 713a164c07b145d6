package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.learner.Learner;
import io.opentelemetry.context.Context;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What is to be announced of one learner.
///
/// @param learner null after an erasure
/// @param topics ids of the topics whose statistics changed
/// @param trace of the last record behind the change that has one; null when none has
/// @param since the number of the first commit that it announces
record Update(
    String learnerId,
    @Nullable Learner learner,
    Set<String> topics,
    boolean profile,
    Instant at,
    @Nullable Context trace,
    long since) {

  Update {
    topics = Set.copyOf(topics);
  }

  /// Both at once; `later` is of the same learner.
  Update then(Update later) {
    boolean afresh = learner == null || later.learner == null;
    Set<String> all = new TreeSet<>(later.topics);
    if (!afresh) {
      all.addAll(topics);
    }
    return new Update(
        learnerId,
        later.learner,
        all,
        (!afresh && profile) || later.profile,
        later.at,
        later.trace == null ? trace : later.trace,
        Math.min(since, later.since));
  }
}

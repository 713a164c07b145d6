package dev.waymark.engine.statistics;

import dev.waymark.engine.graph.Topic;
import java.util.List;
import java.util.Optional;

/// What learners' answers say about the HARD prerequisites among the topics of a goal.
///
/// @param judged how many prerequisites enough learners tell about
/// @param tooFew how many they do not
/// @param suspicious those judged that the answers contradict, in the order of the topics
public record PrerequisiteFigures(int judged, int tooFew, List<Suspicious> suspicious) {
  public PrerequisiteFigures {
    suspicious = List.copyOf(suspicious);
  }

  /// A prerequisite that answers contradict.
  public record Suspicious(Topic topic, Topic required, Suspicion suspicion, Counts counts) {}

  /// Learners who answered on both topics, by whether they know each.
  ///
  /// @param both know both
  /// @param requiredOnly know the required topic alone
  /// @param topicOnly know the topic alone
  /// @param neither know neither
  public record Counts(long both, long requiredOnly, long topicOnly, long neither) {
    /// Of fewer learners who know the required topic, or who do not, nothing is concluded.
    public static final int MIN_LEARNERS = 30;

    /// Shares that differ by less are taken for equal.
    private static final double LITTLE = 0.1;

    /// Learners who know the required topic.
    public long with() {
      return both + requiredOnly;
    }

    /// Learners who do not.
    public long without() {
      return topicOnly + neither;
    }

    /// The share of learners who know the topic, among those who know the required one over those
    /// who do not.
    public Estimate difference() {
      return Estimate.difference(both, with(), topicOnly, without());
    }

    boolean areEnough() {
      return with() >= MIN_LEARNERS && without() >= MIN_LEARNERS;
    }

    /// What they say against the prerequisite.
    Optional<Suspicion> suspicion() {
      if (!areEnough()) {
        return Optional.empty();
      }
      if (3 * topicOnly >= without() && difference().high() < LITTLE) {
        return Optional.of(Suspicion.NO_DIFFERENCE);
      }
      long all = with() + without();
      return difference().low() > 0
              && topicOnly >= LITTLE * all
              && Estimate.share(topicOnly, topicOnly + requiredOnly).low() > 0.5
          ? Optional.of(Suspicion.REVERSED)
          : Optional.empty();
    }
  }
}

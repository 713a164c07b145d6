package dev.waymark.recommender.learner;

import dev.waymark.engine.graph.Goal;
import java.util.List;

/// Estimates what a learner takes in memory: 1 kB and 9 bytes for each of the event ids that are
/// remembered for most, tens of kB for one with a long profile.
final class LearnerWeight {
  private static final int OBJECTS = 600;
  private static final int ROW = 72;
  private static final int EVENT_ID = 9;
  private static final int DISMISSAL = 72;
  private static final int STRING = 56;

  private LearnerWeight() {}

  /// In bytes, from above rather than from below.
  static int of(Learner learner) {
    long bytes =
        OBJECTS
            + (long) ROW * learner.state().size()
            + (long) EVENT_ID * learner.recentEvents().size()
            + string(learner.id());
    for (Goal goal : learner.profile().goals()) {
      bytes +=
          switch (goal) {
            case Goal.RoadmapGoal(String id) -> string(id);
            case Goal.TopicsGoal(List<String> ids) ->
                ids.stream().mapToLong(LearnerWeight::string).sum();
          };
    }
    for (String resource : learner.state().resourceDismissals().all().keySet()) {
      bytes += DISMISSAL + string(resource);
    }
    for (String language : learner.profile().languages()) {
      bytes += string(language);
    }
    return (int) Math.min(bytes, Integer.MAX_VALUE);
  }

  private static long string(String text) {
    return STRING + (long) Character.BYTES * text.length();
  }
}

package dev.waymark.trainer.forecast;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Graded answers of learners, each with the engine's state of the learner before it.
public interface GradedAnswers {
  /// The graph of the states.
  PrerequisiteGraph graph();

  /// How many learners there are.
  int learners();

  /// Hands over the answers of one learner in their order; each call walks anew.
  void walk(int learner, Visitor visitor);

  /// Sees one answer.
  interface Visitor {
    /// The next answer.
    ///
    /// @param state before the answer
    /// @param topic the graph's index
    /// @param itemId `null` when none was named
    void answer(LearnerState state, int topic, @Nullable String itemId, Instant at, boolean right);
  }
}

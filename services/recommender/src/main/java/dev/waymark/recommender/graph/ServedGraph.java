package dev.waymark.recommender.graph;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.learner.LearnerChanges;
import jakarta.inject.Singleton;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The graph release that answers are computed from: an immutable snapshot, replaced as a whole.
@Singleton
public final class ServedGraph {
  private final LearnerChanges changes;
  private volatile @Nullable PrerequisiteGraph current;

  ServedGraph(LearnerChanges changes) {
    this.changes = changes;
  }

  /// The snapshot; empty until the first release was loaded.
  public Optional<PrerequisiteGraph> current() {
    return Optional.ofNullable(current);
  }

  /// Serves `graph` from now on.
  public void serve(PrerequisiteGraph graph) {
    current = graph;
    changes.allChanged();
  }
}

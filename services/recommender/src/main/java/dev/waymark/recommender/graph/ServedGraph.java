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
  private volatile @Nullable TopicSearch search;

  ServedGraph(LearnerChanges changes) {
    this.changes = changes;
  }

  /// The snapshot; empty until the first release was loaded.
  public Optional<PrerequisiteGraph> current() {
    return Optional.ofNullable(current);
  }

  /// The search among the topics of a snapshot, made when it is first asked for and kept as long as
  /// the snapshot is served.
  public TopicSearch search(PrerequisiteGraph graph) {
    TopicSearch made = search;
    if (made == null || !made.isIn(graph)) {
      made = new TopicSearch(graph);
      search = graph == current ? made : search;
    }
    return made;
  }

  /// Serves `graph` from now on.
  public void serve(PrerequisiteGraph graph) {
    current = graph;
    search = null;
    changes.allChanged();
  }
}

package dev.waymark.recommender.graph;

import dev.waymark.engine.graph.PrerequisiteGraph;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The graph release that answers are computed from: an immutable snapshot, replaced as a whole.
@Singleton
public final class ServedGraph {
  private final CopyOnWriteArrayList<Consumer<PrerequisiteGraph>> listeners =
      new CopyOnWriteArrayList<>();
  private volatile @Nullable PrerequisiteGraph current;

  /// The snapshot; empty until the first release was loaded.
  public Optional<PrerequisiteGraph> current() {
    return Optional.ofNullable(current);
  }

  /// Serves `graph` from now on.
  public void serve(PrerequisiteGraph graph) {
    current = graph;
    listeners.forEach(listener -> listener.accept(graph));
  }

  /// Calls `listener` with each snapshot served from now on.
  public void onChange(Consumer<PrerequisiteGraph> listener) {
    listeners.add(listener);
  }
}

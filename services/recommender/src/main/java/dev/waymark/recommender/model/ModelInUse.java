package dev.waymark.recommender.model;

import dev.waymark.models.ServedModel;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.observability.RecommenderMetrics;
import jakarta.inject.Singleton;
import java.time.Instant;
import java.util.Optional;

/// The model that answers are computed with, replaced as a whole. Who answers takes it once and
/// uses it throughout.
@Singleton
public final class ModelInUse {
  private final LearnerChanges changes;
  private final RecommenderMetrics metrics;
  private volatile InUse inUse = new InUse(ServedModel.UNTRAINED, Optional.empty());

  ModelInUse(LearnerChanges changes, RecommenderMetrics metrics) {
    this.changes = changes;
    this.metrics = metrics;
    metrics.modelInUse(current().version());
  }

  /// A model that answers.
  ///
  /// @param publishedAt when the broker stored the record that put it into use; empty as long as no
  ///   record did
  public record InUse(ServedModel model, Optional<Instant> publishedAt) {
    /// Whether it was trained.
    public boolean trained() {
      return !model.version().equals(ServedModel.UNTRAINED.version());
    }
  }

  public ServedModel current() {
    return inUse.model;
  }

  /// The model with where it comes from.
  public InUse inUse() {
    return inUse;
  }

  void use(ServedModel model, Optional<Instant> publishedAt) {
    inUse = new InUse(model, publishedAt);
    metrics.modelInUse(model.version());
    changes.allChanged();
  }
}

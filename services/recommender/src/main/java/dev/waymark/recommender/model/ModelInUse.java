package dev.waymark.recommender.model;

import dev.waymark.models.ServedModel;
import dev.waymark.recommender.learner.LearnerChanges;
import dev.waymark.recommender.observability.RecommenderMetrics;
import jakarta.inject.Singleton;

/// The model that answers are computed with, replaced as a whole. Who answers takes it once and
/// uses it throughout.
@Singleton
public final class ModelInUse {
  private final LearnerChanges changes;
  private final RecommenderMetrics metrics;
  private volatile ServedModel current = ServedModel.UNTRAINED;

  ModelInUse(LearnerChanges changes, RecommenderMetrics metrics) {
    this.changes = changes;
    this.metrics = metrics;
    metrics.modelInUse(current.version());
  }

  public ServedModel current() {
    return current;
  }

  void use(ServedModel model) {
    current = model;
    metrics.modelInUse(model.version());
    changes.allChanged();
  }
}

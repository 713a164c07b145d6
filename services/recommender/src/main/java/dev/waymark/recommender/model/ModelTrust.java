package dev.waymark.recommender.model;

import dev.waymark.models.ModelKeys;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.RefusedModelException;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.RequiredKeys;
import jakarta.inject.Singleton;

/// Whose models are taken into use, as configured.
@Singleton
final class ModelTrust {
  private final RequiredKeys<ModelKeys> keys;

  /// @throws IllegalStateException when the keys can't be had, or none are given and needed
  ModelTrust(RecommenderConfig config) {
    this.keys =
        RequiredKeys.of(
            config.model().publicKeyFile(),
            config.model().unsigned(),
            new RequiredKeys.Settings(
                "waymark.recommender.model.public-key-file",
                "waymark.recommender.model.unsigned",
                "Anyone who may write to %s can replace the model"
                    .formatted(config.model().topic()),
                "take only what the trainer signed"),
            ModelKeys::read);
  }

  /// Refuses what must have been signed and was not.
  void require(PublishedModel published) throws RefusedModelException {
    if (keys.required().isPresent()) {
      keys.required().get().require(published);
    }
  }
}

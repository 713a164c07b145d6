package dev.waymark.recommender.model;

import dev.waymark.models.ModelKeys;
import dev.waymark.models.PublishedModel;
import dev.waymark.models.RefusedModel;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.config.RecommenderConfig.Unsigned;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Whose models are taken into use, as configured.
@Singleton
final class ModelTrust {
  private static final Logger LOG = Logger.getLogger(ModelTrust.class);

  /// Of which one must have signed; empty when every model is taken.
  private final Optional<ModelKeys> required;

  /// @throws IllegalStateException when the keys can't be had, or none are given and needed
  ModelTrust(RecommenderConfig config) {
    Optional<ModelKeys> keys = config.model().publicKeyFile().map(ModelTrust::read);
    boolean acceptsUnsigned =
        config.model().unsigned().orElse(keys.isPresent() ? Unsigned.REFUSE : Unsigned.ACCEPT)
            == Unsigned.ACCEPT;
    if (keys.isEmpty() && !acceptsUnsigned) {
      throw new IllegalStateException(
          "waymark.recommender.model.unsigned is refuse, and there is no key to judge by: set waymark.recommender.model.public-key-file");
    }
    if (acceptsUnsigned) {
      LOG.warnf(
          "Anyone who may write to %s can replace the model: %s",
          config.model().topic(),
          keys.isPresent()
              ? "waymark.recommender.model.unsigned is accept"
              : "set waymark.recommender.model.public-key-file to take only what the trainer signed");
    }
    this.required = acceptsUnsigned ? Optional.empty() : keys;
  }

  private static ModelKeys read(Path file) {
    try {
      return ModelKeys.read(file);
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "The keys of waymark.recommender.model.public-key-file can't be read from %s: %s"
              .formatted(file, e instanceof IOException ? e.toString() : e.getMessage()),
          e);
    }
  }

  /// Refuses what must have been signed and was not.
  void require(PublishedModel published) throws RefusedModel {
    if (required.isPresent()) {
      required.get().require(published);
    }
  }
}

package dev.waymark.models;

import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.recommendation.Experience;
import java.util.Set;

/// All that answers take from training, used as one.
///
/// @param experience what other learners did
/// @param topicIds the topics that it speaks of
public record ServedModel(MasteryModel mastery, Experience experience, Set<String> topicIds) {
  /// What serves while nothing has been trained.
  public static final ServedModel UNTRAINED =
      new ServedModel(new BktModel(), Experience.NONE, Set.of());

  public ServedModel {
    topicIds = Set.copyOf(topicIds);
  }

  /// The name that answers give, such as `logistic-0123456789ab`.
  public String version() {
    return mastery.version();
  }
}

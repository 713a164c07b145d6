package dev.waymark.recommender.model;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.BktParameters;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.recommendation.Experience;
import java.util.Set;

/// All that answers take from training, used as one.
///
/// @param version the name that answers give, such as `forecast-0123456789ab`
/// @param mastery knowledge tracing, with the forecasts of the model
/// @param experience what other learners did
/// @param topicIds the topics that it speaks of
public record ServedModel(
    String version, MasteryModel mastery, Experience experience, Set<String> topicIds) {
  /// What serves while nothing has been trained.
  public static final ServedModel UNTRAINED = untrained(new BktModel());

  public ServedModel {
    topicIds = Set.copyOf(topicIds);
  }

  /// A trained model.
  ServedModel(ForecastModel forecasts, Experience experience, Set<String> topicIds) {
    this(
        forecasts.version(),
        new BktModel(BktParameters.STANDARD, forecasts),
        experience,
        topicIds);
  }

  private static ServedModel untrained(MasteryModel mastery) {
    return new ServedModel(mastery.version(), mastery, Experience.NONE, Set.of());
  }
}

package dev.waymark.models;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.mastery.BktModel;
import dev.waymark.engine.mastery.BktParameters;
import dev.waymark.engine.mastery.MasteryModel;
import dev.waymark.engine.recommendation.Experience;
import java.util.Set;

/// All that answers take from training, used as one.
///
/// @param version the name that answers give, such as `forecast-0123456789ab`
/// @param forecasts what predicts answers
/// @param mastery knowledge tracing; what it says of answers are the forecasts
/// @param experience what other learners did
/// @param topicIds the topics that it speaks of
public record ServedModel(
    String version,
    ForecastModel forecasts,
    MasteryModel mastery,
    Experience experience,
    Set<String> topicIds) {
  /// What serves while nothing has been trained; answers name its model of mastery.
  public static final ServedModel UNTRAINED = untrained(new BktModel());

  public ServedModel {
    topicIds = Set.copyOf(topicIds);
  }

  /// A trained model.
  ServedModel(ForecastModel forecasts, Experience experience, Set<String> topicIds) {
    this(
        forecasts.version(),
        forecasts,
        new BktModel(BktParameters.STANDARD, forecasts),
        experience,
        topicIds);
  }

  private static ServedModel untrained(MasteryModel mastery) {
    return new ServedModel(
        mastery.version(), ForecastModel.UNTRAINED, mastery, Experience.NONE, Set.of());
  }
}

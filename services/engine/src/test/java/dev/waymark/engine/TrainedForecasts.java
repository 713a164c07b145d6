package dev.waymark.engine;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.engine.forecast.TopicEase;
import dev.waymark.engine.learner.ItemKey;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Forecasts for tests as a trainer makes them.
public final class TrainedForecasts {
  private TrainedForecasts() {}

  /// Any weights, for the topics and items of [Learning#history].
  public static ForecastModel random(RandomGenerator random) {
    Map<String, TopicEase> topics = new HashMap<>();
    for (int t = 1000; t < 1030; t++) {
      if (random.nextInt(4) > 0) {
        topics.put("t" + t, topic(random, "t" + t, 1 + random.nextInt(9)));
      }
    }
    Map<String, Double> features = new HashMap<>();
    ForecastWeights.FEATURES.forEach(id -> features.put(id, random.nextGaussian()));
    return new ForecastModel(
        new ForecastWeights("forecast-test", 0.7, random.nextGaussian(), features, topics));
  }

  /// No features at all: what topics and items are is all there is.
  public static ForecastModel of(Map<String, TopicEase> topics) {
    Map<String, Double> features = new HashMap<>();
    ForecastWeights.FEATURES.forEach(id -> features.put(id, 0.0));
    return new ForecastModel(new ForecastWeights("forecast-test", 0.7, 0, features, topics));
  }

  /// A topic of ease 0 with the items `i0`, `i1` and so on.
  public static TopicEase topic(RandomGenerator random, String topicId, int items) {
    float[] ease = new float[items];
    for (int i = 0; i < items; i++) {
      ease[i] = (float) (2 * random.nextGaussian());
    }
    return topic(topicId, ease);
  }

  /// A topic of ease 0 with the items `i0`, `i1` and so on, of that ease and intercept.
  public static TopicEase topic(String topicId, float... ease) {
    Map<Long, Float> byKey = new HashMap<>();
    for (int i = 0; i < ease.length; i++) {
      byKey.put(ItemKey.of(topicId, "i" + i), ease[i]);
    }
    long[] keys =
        byKey.keySet().stream().sorted(Long::compareUnsigned).mapToLong(Long::longValue).toArray();
    float[] sorted = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      sorted[i] = byKey.getOrDefault(keys[i], 0f);
    }
    return new TopicEase(0, 0, 0, 0, keys, sorted, Arrays.copyOf(sorted, sorted.length));
  }
}

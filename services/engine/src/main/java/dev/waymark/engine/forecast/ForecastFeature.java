package dev.waymark.engine.forecast;

/// What a forecast is made from, in the order of a row. φ(x) = ln(1 + x); logit(s, n) is the
/// log-odds of (s + k · prior) / (n + k).
public enum ForecastFeature {
  // The learner, over everything.
  ALL_SUCCESSES,
  ALL_FAILURES,
  ALL_MEAN,
  ALL_MEAN_SLOW,
  ALL_LEVEL,
  ALL_FIRST_MEAN,
  ALL_TREND_60,
  ALL_TREND_85,
  ALL_LAST_RIGHT,
  ALL_RIGHT_STREAK,
  ALL_WRONG_STREAK,
  ALL_NEW_ITEMS,
  ALL_LAPSES,
  ALL_PAUSE,
  ABILITY_RECENT,
  ABILITY_TOPICS,
  // The topic.
  TOPIC_NEW,
  TOPIC_SUCCESSES,
  TOPIC_FAILURES,
  TOPIC_MEAN,
  TOPIC_RECENT_FAILURE,
  TOPIC_RECENT_PROPORTION,
  TOPIC_TREND_60,
  TOPIC_TREND_85,
  TOPIC_LAST_RIGHT,
  TOPIC_RIGHT_STREAK,
  TOPIC_WRONG_STREAK,
  TOPIC_FIRST_RIGHT,
  TOPIC_LAG,
  TOPIC_LAG_IF_RIGHT,
  TOPIC_SECONDS,
  TOPIC_SECONDS_IF_RIGHT,
  TOPIC_RECALL,
  TOPIC_SAME,
  TOPIC_ITEMS,
  TOPIC_STARTED,
  TOPIC_COMPLETED,
  TOPIC_SELF_UNKNOWN,
  TOPIC_SELF_KNOWN,
  // The item.
  ITEM_NONE,
  ITEM_KNOWN,
  ITEM_NEW,
  ITEM_UNSURE,
  ITEM_LAST_RIGHT,
  ITEM_LAST_WRONG,
  ITEM_FIRST_RIGHT,
  ITEM_REPEATED,
  ITEM_REPEATED_LAST_RIGHT,
  ITEM_RECENT,
  ITEM_RECENT_RIGHT,
  ITEM_SAME,
  // The neighbours in the graph.
  PREREQUISITES_ATTEMPTS,
  PREREQUISITES_MEAN,
  DEPENDENTS_ATTEMPTS,
  DEPENDENTS_MEAN;

  /// Its place in a row.
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of a row
  int place() {
    return ordinal();
  }

  /// Its name in a model.
  public String id() {
    return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
  }
}

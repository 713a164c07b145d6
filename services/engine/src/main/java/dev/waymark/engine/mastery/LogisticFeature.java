package dev.waymark.engine.mastery;

/// What [LogisticModel] knows of a learner and a topic at a time, in the order of a row.
///
/// Each feature has a sign: what speaks for the topic has a weight of at least 0, what speaks
/// against it one of at most 0. Every success moves no feature against its sign and every failure
/// none along it, so weights with these signs keep the invariants of every model. That rules out,
/// for example, the time since the last event: a failure resets it.
public enum LogisticFeature {
  /// ln(1 + right answers on the topic).
  SUCCESSES("successes", true),
  /// ln(1 + wrong answers on the topic).
  FAILURES("failures", false),
  /// 1 once an answer was right. With the next one it also marks the first attempt.
  SUCCEEDED("succeeded", true),
  /// 1 once an answer was wrong.
  FAILED("failed", false),
  /// Recent failure, F ← 0.7 (1 − y + F), over the last eight answers (R-PFA).
  RECENT_FAILURE("recent-failure", false),
  /// Share of right answers, each older one weighing 0.8 of the next, after three wrong ghost
  /// attempts, over the last eight (R-PFA).
  RECENT_PROPORTION("recent-proportion", true),
  /// Right less wrong among the last answers; the weights of 1 to 8 are those of an n-gram that
  /// fall with age.
  LAST_1("last-1", true),
  LAST_2("last-2", true),
  LAST_3("last-3", true),
  LAST_4("last-4", true),
  LAST_5("last-5", true),
  LAST_6("last-6", true),
  LAST_7("last-7", true),
  LAST_8("last-8", true),
  /// ln(1 + right answers since the last wrong one), 8 at most.
  RIGHT_STREAK("right-streak", true),
  /// ln(1 + wrong answers since the last right one), 8 at most.
  WRONG_STREAK("wrong-streak", false),
  /// Log-odds that the topic's own events add, by Bayesian knowledge tracing.
  EVIDENCE("evidence", true),
  /// Chance to know the topic by its own events; 0.15 before any.
  KNOWN("known", true),
  /// What of it exceeds 0.15, times recall.
  KNOWN_LEFT("known-left", true),
  /// Recall by forgetting's power law, 0 when there was nothing to recall.
  RECALL("recall", true),
  /// ln(1 + right answers), times recall.
  SUCCESSES_LEFT("successes-left", true),
  /// 1 / (1 + time since the learner last showed to know it / 1 h); 0 for never.
  WITHIN_HOUR("within-hour", true),
  /// The same over 1 day.
  WITHIN_DAY("within-day", true),
  /// The same over 7 days.
  WITHIN_WEEK("within-week", true),
  /// The same over 30 days.
  WITHIN_MONTH("within-month", true),
  STARTED("started", true),
  COMPLETED("completed", true),
  /// 1 if the learner says to have met it, or more.
  SELF_FAMILIAR("self-familiar", true),
  /// 1 if the learner says to know it.
  SELF_KNOWN("self-known", true),
  /// 1 if the learner says not to know it.
  SELF_UNKNOWN("self-unknown", false),
  /// Over HARD prerequisites: mean ln(1 + right answers).
  REQUIRED_SUCCESSES("required-successes", true),
  /// Over HARD prerequisites: mean ln(1 + wrong answers).
  REQUIRED_FAILURES("required-failures", false),
  /// Over HARD prerequisites: mean chance to know them by their own events; 0.15 without any.
  REQUIRED_KNOWN("required-known", true),
  /// Over HARD prerequisites: the least of these chances.
  REQUIRED_LEAST("required-least", true),
  /// Over what HARD requires it: mean ln(1 + right answers).
  DEPENDENT_SUCCESSES("dependent-successes", true),
  /// Over what HARD requires it: mean ln(1 + wrong answers).
  DEPENDENT_FAILURES("dependent-failures", false),
  /// Over what HARD requires it: mean chance to know it by its own events; 0.15 without any.
  DEPENDENT_KNOWN("dependent-known", true),
  /// Over what HARD requires it: the greatest of these chances.
  DEPENDENT_MOST("dependent-most", true),
  /// ln(1 + right answers on all topics).
  LEARNER_SUCCESSES("learner-successes", true),
  /// ln(1 + wrong answers on all topics).
  LEARNER_FAILURES("learner-failures", false),
  /// Share of right answers on all topics, after five answers of a half.
  LEARNER_MEAN("learner-mean", true),
  /// Share of right first answers on topics, after two of a half.
  LEARNER_FIRST_MEAN("learner-first-mean", true),
  /// Share of wrong answers after a right one on the same topic, after four right ones.
  LEARNER_LAPSES("learner-lapses", false);

  private final String id;
  private final boolean speaksFor;

  LogisticFeature(String id, boolean speaksFor) {
    this.id = id;
    this.speaksFor = speaksFor;
  }

  /// The name that models know it by.
  public String id() {
    return id;
  }

  /// Where it lies in a row, from 0.
  @SuppressWarnings("EnumOrdinal") // the order of the constants is the order of a row
  public int place() {
    return ordinal();
  }

  /// Whether its weight is at least 0, not at most 0.
  public boolean speaksFor() {
    return speaksFor;
  }

  /// Whether the weight has the feature's sign and is finite.
  public boolean allows(double weight) {
    return Double.isFinite(weight) && (speaksFor ? weight >= 0 : weight <= 0);
  }
}

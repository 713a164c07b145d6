package dev.waymark.report;

import static java.util.Map.entry;

import java.util.Map;

/// What the features of the mastery model are, for those who write curricula.
final class FeatureWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("successes", "right answers on the topic (logarithm)"),
          entry("failures", "wrong answers on the topic (logarithm)"),
          entry("succeeded", "at least one right answer on the topic"),
          entry("failed", "at least one wrong answer on the topic"),
          entry("recent-failure", "wrong answers lately, the newest weighing most"),
          entry("recent-proportion", "share of right answers lately, the newest weighing most"),
          entry("right-streak", "right answers in a row (logarithm)"),
          entry("wrong-streak", "wrong answers in a row (logarithm)"),
          entry("evidence", "all that was shown on the topic, by Bayesian knowledge tracing"),
          entry("known", "the chance to know it by what was shown on it"),
          entry("known-left", "the same, as far as it is not forgotten"),
          entry("recall", "what is not forgotten yet"),
          entry("successes-left", "right answers, as far as they are not forgotten"),
          entry("within-hour", "shown within the last hours"),
          entry("within-day", "shown within the last days"),
          entry("within-week", "shown within the last weeks"),
          entry("within-month", "shown within the last months"),
          entry("started", "the topic was begun"),
          entry("completed", "the topic was completed"),
          entry("self-familiar", "the learner says to have met it"),
          entry("self-known", "the learner says to know it"),
          entry("self-unknown", "the learner says not to know it"),
          entry("required-successes", "right answers on its prerequisites (logarithm)"),
          entry("required-failures", "wrong answers on its prerequisites (logarithm)"),
          entry("required-known", "the chance to know its prerequisites, on average"),
          entry("required-least", "the chance to know the least known of its prerequisites"),
          entry("dependent-successes", "right answers on what builds on it (logarithm)"),
          entry("dependent-failures", "wrong answers on what builds on it (logarithm)"),
          entry("dependent-known", "the chance to know what builds on it, on average"),
          entry("dependent-most", "the chance to know the best known of what builds on it"),
          entry("learner-successes", "the learner's right answers on everything (logarithm)"),
          entry("learner-failures", "the learner's wrong answers on everything (logarithm)"),
          entry("learner-mean", "the learner's share of right answers on everything"),
          entry("learner-first-mean", "the learner's share of right first answers"),
          entry("learner-lapses", "how often the learner fails right after a success"));

  private FeatureWords() {}

  static String of(String feature) {
    if (feature.startsWith("last-")) {
      return "whether answer no. " + feature.substring(5) + " from the end was right";
    }
    return WORDS.getOrDefault(feature, feature);
  }
}

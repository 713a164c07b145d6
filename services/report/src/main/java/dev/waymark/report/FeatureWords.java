package dev.waymark.report;

import static java.util.Map.entry;

import java.util.Map;

/// What the features of the forecast are, for those who write curricula.
final class FeatureWords {
  private static final Map<String, String> WORDS =
      Map.ofEntries(
          entry("all-successes", "the learner's right answers on everything (logarithm)"),
          entry("all-failures", "the learner's wrong answers on everything (logarithm)"),
          entry("all-mean", "the learner's share of right answers on everything (log-odds)"),
          entry("all-mean-slow", "the same, slower to leave the usual share"),
          entry("all-level", "the same over the last thirty answers or so"),
          entry(
              "all-first-mean", "the learner's share of right first answers on topics (log-odds)"),
          entry("all-trend-60", "how the learner's last answers went, the newest weighing most"),
          entry("all-trend-85", "the same over some more answers"),
          entry("all-last-right", "the learner's last answer was right"),
          entry("all-right-streak", "right answers in a row on anything (logarithm)"),
          entry("all-wrong-streak", "wrong answers in a row on anything (logarithm)"),
          entry("all-new-items", "share of items among the last that were new"),
          entry("all-lapses", "how seldom the learner fails right after a success (log-odds)"),
          entry("all-pause", "seconds since the learner's last event (logarithm)"),
          entry(
              "ability-recent",
              "the last answers against what all learners make of the same items"),
          entry("ability-topics", "all answers against what all learners make of the same topics"),
          entry("topic-new", "no answer on the topic yet"),
          entry("topic-successes", "right answers on the topic (logarithm)"),
          entry("topic-failures", "wrong answers on the topic (logarithm)"),
          entry(
              "topic-mean",
              "share of right answers on the topic, from the learner's own share (log-odds)"),
          entry(
              "topic-recent-failure",
              "wrong answers on the topic lately, the newest weighing most"),
          entry(
              "topic-recent-proportion",
              "share of right answers on the topic lately, the newest weighing most"),
          entry("topic-trend-60", "how the last answers on the topic went"),
          entry("topic-trend-85", "the same over some more answers"),
          entry("topic-last-right", "the last answer on the topic was right"),
          entry("topic-right-streak", "right answers in a row on the topic (logarithm)"),
          entry("topic-wrong-streak", "wrong answers in a row on the topic (logarithm)"),
          entry("topic-first-right", "the first answer on the topic was right (1) or wrong (-1)"),
          entry(
              "topic-lag",
              "answers on other topics since the last on this one, 12 at most (logarithm)"),
          entry("topic-lag-if-right", "the same if the last answer was right"),
          entry("topic-seconds", "seconds since the last event on the topic (logarithm)"),
          entry("topic-seconds-if-right", "the same if the last answer was right"),
          entry("topic-recall", "what is not forgotten yet"),
          entry("topic-same", "the last answer was on this topic"),
          entry("topic-items", "distinct items answered on the topic, 4 at most"),
          entry("topic-started", "the topic was begun"),
          entry("topic-completed", "the topic was completed"),
          entry("topic-self-unknown", "the learner says not to know it"),
          entry("topic-self-known", "the learner says to have met it (1) or to know it (2)"),
          entry("item-none", "no item is named"),
          entry("item-known", "the model knows the item"),
          entry("item-new", "the learner has not answered the item"),
          entry(
              "item-unsure",
              "the learner may have answered the item: more than four of the topic were answered"),
          entry("item-last-right", "the last answer on the item was right"),
          entry("item-last-wrong", "the last answer on the item was wrong"),
          entry("item-first-right", "the first answer on the item was right"),
          entry("item-repeated", "the item was answered more than once"),
          entry("item-repeated-last-right", "the same, and the last answer was right"),
          entry("item-recent", "how near the last answer on the item is, over 0 to 1"),
          entry("item-recent-right", "the same if it was right"),
          entry("item-same", "the last answer was on this item"),
          entry("prerequisites-attempts", "answers on its prerequisites (logarithm)"),
          entry(
              "prerequisites-mean",
              "share of right answers on them, against the learner's own share"),
          entry("dependents-attempts", "answers on what builds on it (logarithm)"),
          entry(
              "dependents-mean",
              "share of right answers on that, against the learner's own share"));

  private FeatureWords() {}

  static String of(String feature) {
    return WORDS.getOrDefault(feature, feature);
  }
}

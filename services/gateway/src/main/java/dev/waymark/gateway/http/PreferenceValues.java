package dev.waymark.gateway.http;

import java.util.Set;

/// What a learner can prefer, in a profile and in a question.
final class PreferenceValues {

  static final Set<String> ACCESS = Set.of("FREE", "REGISTRATION", "PAID");
  static final Set<String> RESOURCE_TYPES =
      Set.of("COURSE", "BOOK", "VIDEO", "ARTICLE", "DOCS", "EXERCISE", "DATASET", "PROJECT");

  /// Values in one list.
  static final int MAX_VALUES = 20;

  private PreferenceValues() {}
}

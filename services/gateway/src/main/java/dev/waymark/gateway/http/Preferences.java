package dev.waymark.gateway.http;

import java.util.Set;
import java.util.regex.Pattern;

/// What a learner can prefer, in a profile and in a question.
final class Preferences {

  static final Set<String> ACCESS = Set.of("FREE", "REGISTRATION", "PAID");
  static final Set<String> RESOURCE_TYPES =
      Set.of("COURSE", "BOOK", "VIDEO", "ARTICLE", "DOCS", "EXERCISE", "DATASET", "PROJECT");
  static final Pattern LANGUAGE = Pattern.compile("[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8}){0,4}");

  /// Values in one list.
  static final int MOST = 20;

  private Preferences() {}
}

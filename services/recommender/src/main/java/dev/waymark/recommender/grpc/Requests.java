package dev.waymark.recommender.grpc;

/// The rules that fields of requests keep.
final class Requests {
  private static final int MAX_ID_LENGTH = 128;

  private Requests() {}

  /// `value` if it is an id of 1 to 128 characters without control characters.
  static String id(String field, String value) {
    if (value.isEmpty()) {
      throw Failures.invalid(field, "is missing");
    }
    if (value.codePointCount(0, value.length()) > MAX_ID_LENGTH) {
      throw Failures.invalid(field, "must have at most 128 characters");
    }
    if (value.chars().anyMatch(Character::isISOControl)) {
      throw Failures.invalid(field, "must not have control characters");
    }
    return value;
  }

  /// `value` if it is within 1 and `most`; `unset` if it is 0.
  static int limit(int value, int most, int unset) {
    if (value < 0 || value > most) {
      throw Failures.invalid("limit", "must be within 1 and " + most);
    }
    return value == 0 ? unset : value;
  }

  /// `value` if it is within 0 and `most`.
  static double within(String field, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw Failures.invalid(field, "must be within 0 and " + (long) most);
    }
    return value;
  }
}

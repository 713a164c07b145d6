package dev.waymark.recommender.learner;

/// A value from outside breaks a rule.
public final class InvalidField extends Exception {
  private static final long serialVersionUID = 1;

  private final String field;
  private final String description;

  InvalidField(String field, String description) {
    // Bad input is frequent and expected: no stack trace.
    super(field + " " + description, null, false, false);
    this.field = field;
    this.description = description;
  }

  /// The path of the field, such as `goals[2].topic_ids`.
  public String field() {
    return field;
  }

  /// What is wrong with it, as the rest of a sentence that the field begins.
  public String description() {
    return description;
  }
}

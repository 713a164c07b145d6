package dev.waymark.models;

/// A model that must not be used; the message says what is wrong with it and what to do.
public final class RefusedModelException extends Exception {
  private static final long serialVersionUID = 1;

  private final ModelFault fault;

  RefusedModelException(ModelFault fault, String problem) {
    // Ids come from outside: none may break out of its line in a log.
    super(problem.replaceAll("\\p{Cntrl}", "?"));
    this.fault = fault;
  }

  static RefusedModelException invalid(String problem) {
    return new RefusedModelException(ModelFault.INVALID, problem);
  }

  /// What kind of thing is wrong.
  public ModelFault fault() {
    return fault;
  }
}

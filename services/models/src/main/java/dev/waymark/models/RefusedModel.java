package dev.waymark.models;

/// A model that must not be used; the message says what is wrong with it and what to do.
public final class RefusedModel extends Exception {
  private static final long serialVersionUID = 1;

  private final ModelFault fault;

  RefusedModel(ModelFault fault, String problem) {
    // Ids come from outside: none may break out of its line in a log.
    super(problem.replaceAll("\\p{Cntrl}", "?"));
    this.fault = fault;
  }

  static RefusedModel invalid(String problem) {
    return new RefusedModel(ModelFault.INVALID, problem);
  }

  /// What kind of thing is wrong.
  public ModelFault fault() {
    return fault;
  }
}

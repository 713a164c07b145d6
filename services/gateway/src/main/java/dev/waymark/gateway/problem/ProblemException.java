package dev.waymark.gateway.problem;

import org.jspecify.annotations.Nullable;

/// Ends a request with a problem.
public final class ProblemException extends RuntimeException {

  private final transient Problem problem;

  /// A refusal: the fault is the request's.
  public ProblemException(Problem problem) {
    this(problem, null);
  }

  /// An outage: the fault is the cause's.
  public ProblemException(Problem problem, @Nullable Throwable cause) {
    // Refusals are ordinary: no stack trace is taken.
    super(problem.detail(), cause, false, false);
    this.problem = problem;
  }

  public Problem problem() {
    return problem;
  }
}

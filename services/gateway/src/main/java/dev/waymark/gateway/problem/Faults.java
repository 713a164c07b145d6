package dev.waymark.gateway.problem;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Collects everything that is wrong with a request, so that the sender learns it at once.
public final class Faults {

  /// More than this many are counted but not listed.
  static final int MAX_LISTED = 1_000;

  private final List<FieldError> errors = new ArrayList<>();
  private int count;

  /// Notes that a field outside a list of events is wrong.
  public void add(String field, String reason) {
    add(null, field, reason);
  }

  /// Notes that a field of the event at `index` is wrong.
  public void add(@Nullable Integer index, String field, String reason) {
    count++;
    if (errors.size() < MAX_LISTED) {
      errors.add(new FieldError(index, field, reason));
    }
  }

  public int count() {
    return count;
  }

  /// Ends the request if anything was wrong.
  ///
  /// @throws ProblemException listing the faults
  public void refuseIfAny(String detail) {
    if (count > 0) {
      throw new ProblemException(Problem.of(ProblemType.INVALID_REQUEST, detail, errors));
    }
  }
}

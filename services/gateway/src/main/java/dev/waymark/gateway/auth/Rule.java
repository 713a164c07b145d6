package dev.waymark.gateway.auth;

import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemType;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who may use an endpoint. What has no rule is not reached at all.
public enum Rule {
  /// Everyone, without saying who they are.
  PUBLIC(null),
  /// Every known caller.
  KNOWN(null),
  /// Every known caller, about themselves: left open to nobody else.
  SELF(null),
  /// The learner, and services with `progress:write`.
  WRITE_PROGRESS(Scope.PROGRESS_WRITE),
  /// The learner, and services with `recommendations:read`.
  READ_RECOMMENDATIONS(Scope.RECOMMENDATIONS_READ),
  /// The learner, and services with `learners:manage`.
  MANAGE_LEARNER(Scope.LEARNERS_MANAGE),
  /// Services with `catalog:admin`.
  READ_METRICS(Scope.CATALOG_ADMIN),
  /// Services with `catalog:admin` that reach all learners: figures over all tell of each.
  READ_INSIGHT(Scope.CATALOG_ADMIN);

  private final @Nullable Scope scope;

  Rule(@Nullable Scope scope) {
    this.scope = scope;
  }

  /// The scope that a caller needs; empty when being known is enough.
  public Optional<Scope> scope() {
    return Optional.ofNullable(scope);
  }

  /// Why the caller is refused; null when they are not.
  ///
  /// @param learnerId the learner whom the request is about; null when it is about none
  public @Nullable Problem refusal(Caller caller, @Nullable String learnerId) {
    if (scope == null) {
      return null;
    }
    return switch (caller) {
      case Caller.Anyone anyone -> null;
      case Caller.Learner learner -> ofLearner(learner, scope, learnerId);
      case Caller.Service service ->
          ofService(service.scopes(), service.prefix(), scope, learnerId);
      case Caller.Key key -> ofService(key.key().scopes(), key.key().learners(), scope, learnerId);
    };
  }

  private boolean isAboutAllLearners() {
    return this == READ_INSIGHT;
  }

  private static @Nullable Problem ofLearner(
      Caller.Learner learner, Scope needed, @Nullable String learnerId) {
    if (learnerId == null) {
      return forbidden("This is for services with the scope %s.".formatted(needed.text()));
    }
    if (!learner.id().equals(learnerId)) {
      return forbidden("A learner's token reaches that learner alone.");
    }
    return learner.scopes().isEmpty() || learner.scopes().contains(needed)
        ? null
        : forbidden("This token is limited to other scopes than %s.".formatted(needed.text()));
  }

  private @Nullable Problem ofService(
      Set<Scope> scopes, String prefix, Scope needed, @Nullable String learnerId) {
    if (!scopes.contains(needed)) {
      return forbidden("This needs the scope %s.".formatted(needed.text()));
    }
    boolean reached =
        learnerId == null
            ? prefix.isEmpty() || !isAboutAllLearners()
            : learnerId.startsWith(prefix);
    return reached
        ? null
        : forbidden("This caller reaches only learners whose id begins with %s.".formatted(prefix));
  }

  private static Problem forbidden(String detail) {
    return Problem.of(ProblemType.FORBIDDEN, detail);
  }
}

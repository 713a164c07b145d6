package dev.waymark.gateway.auth;

import java.time.Instant;
import java.util.Set;

/// Who sent a request.
public sealed interface Caller {

  /// Every caller of a gateway that is open.
  Caller ANYONE = new Anyone();

  /// What kind of caller it is: `anyone`, `learner`, `service` or `key`.
  String kind();

  /// How logs name the caller; never a secret.
  String name();

  /// Every caller of a gateway that is open: it may do anything.
  record Anyone() implements Caller {
    @Override
    public String kind() {
      return "anyone";
    }

    @Override
    public String name() {
      return kind();
    }
  }

  /// A learner, by a token of theirs: it reaches that learner alone.
  ///
  /// @param id the learner
  /// @param scopes what the token is limited to; empty when it is not limited
  /// @param until when the token expires
  record Learner(String id, Set<Scope> scopes, Instant until) implements Caller {
    public Learner {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String kind() {
      return "learner";
    }

    @Override
    public String name() {
      return kind() + " " + id;
    }
  }

  /// A service or an operator, by a token.
  ///
  /// @param subject the token's subject
  /// @param scopes what it may do
  /// @param prefix what the ids of the learners that it reaches begin with; empty for all learners
  /// @param until when the token expires
  record Service(String subject, Set<Scope> scopes, String prefix, Instant until)
      implements Caller {
    public Service {
      scopes = Set.copyOf(scopes);
    }

    @Override
    public String kind() {
      return "service";
    }

    @Override
    public String name() {
      return kind() + " " + subject;
    }
  }

  /// A service or an operator, by an API key.
  record Key(ApiKey key) implements Caller {
    @Override
    public String kind() {
      return "key";
    }

    @Override
    public String name() {
      return kind() + " " + key.name();
    }
  }
}

package dev.waymark.engine.learner;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// What an event did.
public sealed interface EventOutcome {
  /// The event counts.
  ///
  /// @param changedTopicIds the topics whose statistics differ; after a `reset` the state has none
  ///   for them
  record Applied(LearnerState state, List<String> changedTopicIds) implements EventOutcome {
    public Applied {
      requireNonNull(state, "state");
      changedTopicIds = List.copyOf(changedTopicIds);
    }
  }

  /// The event can't be applied on this graph.
  ///
  /// @param code `UNKNOWN_TOPIC`, `UNKNOWN_RESOURCE` or `INVALID`
  record Refused(String code, String message) implements EventOutcome {
    public Refused {
      requireNonNull(code, "code");
      requireNonNull(message, "message");
    }
  }
}

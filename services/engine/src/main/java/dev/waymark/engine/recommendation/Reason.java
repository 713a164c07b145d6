package dev.waymark.engine.recommendation;

import static java.util.Objects.requireNonNull;

import java.util.List;

/// Why a step or a resource is suggested, or a topic is not.
///
/// @param code stable and machine-readable, such as `UNLOCKS`
/// @param text a sentence for the learner, in English
/// @param topicIds the topics it speaks of
/// @param contribution the part of the score that it gave
public record Reason(String code, String text, List<String> topicIds, double contribution) {
  public Reason {
    requireNonNull(code, "code");
    requireNonNull(text, "text");
    topicIds = List.copyOf(topicIds);
  }
}

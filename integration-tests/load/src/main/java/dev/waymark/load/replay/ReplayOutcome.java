package dev.waymark.load.replay;

import java.util.List;

/// What a comparison of the log, the dead letters and Neo4j came to.
///
/// @param records in the log
/// @param applied records that counted
/// @param duplicates records whose event id was among the learner's last 2,048
/// @param deadLetters rejected records
/// @param forwarded records that were misrouted
/// @param repeatedLetters dead letters beyond the first of a record
/// @param countedAgain events that counted twice, since more than a window lay between
/// @param resent records in the log beyond those sent once: copies of misrouted ones, and retries
/// @param differences a sentence for each; empty when all is as it must be
public record ReplayOutcome(
    long records,
    long applied,
    long duplicates,
    long deadLetters,
    long forwarded,
    long repeatedLetters,
    long countedAgain,
    long resent,
    List<String> differences) {
  public ReplayOutcome {
    differences = List.copyOf(differences);
  }
}

package dev.waymark.load.wire;

import java.time.Duration;
import java.util.List;

/// How much is measured.
///
/// @param topics sizes of the roadmap; 132 is `ml-engineer`
/// @param connections that ask at once
/// @param warmUp before the rounds, each thing that is measured
/// @param time a round of each
/// @param quickToStart whether the processes are quick to start rather than quick to run
public record WireOptions(
    List<Integer> topics,
    int learners,
    int connections,
    Duration warmUp,
    Duration time,
    int rounds,
    boolean quickToStart) {

  /// The size of the roadmap that comes with Waymark.
  static final int OWN = 132;

  /// The database is asked by so many: more only wait for its processors.
  static final int CYPHER_ASKERS = 4;
}

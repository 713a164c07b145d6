package dev.waymark.load.soak;

import dev.waymark.load.replay.ReplayOutcome;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/// What a soak came to.
///
/// @param recoveries for each fault, how long the log needed each time
/// @param sent events and other records that there were to send
/// @param rebalances times that an instance was given partitions
/// @param refusedWrites transactions refused because the committed offset had moved
/// @param retries attempts that failed because a server did not answer
/// @param outcome of the last comparison
/// @param verified what the product's own `verify` said last
/// @param comparisons how often the state was compared with the log
/// @param differences of all comparisons
public record SoakReport(
    SoakOptions options,
    Map<Fault, List<Duration>> recoveries,
    long sent,
    long rebalances,
    long refusedWrites,
    long retries,
    ReplayOutcome outcome,
    String verified,
    int comparisons,
    Duration took,
    List<String> differences) {}

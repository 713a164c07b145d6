package dev.waymark.load.bench;

import dev.waymark.load.suite.Program;
import dev.waymark.load.suite.Suite;
import java.time.Duration;

/// Measures time, and the processor time that Neo4j and the recommender take in it: on a busy
/// machine the latter says more.
final class Stopwatch {
  private final Program database;
  private final Program recommender;
  private final long start = System.nanoTime();
  private final Duration databaseStart;
  private final Duration recommenderStart;

  Stopwatch(Suite suite) {
    database = suite.neo4j();
    recommender = suite.recommenders().getFirst().program();
    databaseStart = processorTime(database);
    recommenderStart = processorTime(recommender);
  }

  /// What was done since this was made.
  Measured done(String what, long count) {
    return new Measured(
        what,
        count,
        Duration.ofNanos(System.nanoTime() - start),
        processorTime(database).minus(databaseStart),
        processorTime(recommender).minus(recommenderStart));
  }

  /// Zero where the system does not tell it.
  private static Duration processorTime(Program program) {
    return ProcessHandle.of(program.pid())
        .flatMap(it -> it.info().totalCpuDuration())
        .orElse(Duration.ZERO);
  }
}

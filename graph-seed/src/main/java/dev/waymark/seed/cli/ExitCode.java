package dev.waymark.seed.cli;

/// How a command ends, for scripts.
final class ExitCode {
  static final int OK = 0;

  /// The curriculum has errors, or publishing it was refused.
  static final int FINDINGS = 1;

  /// The command line makes no sense, or names what is not there.
  static final int USAGE = 2;

  /// Neo4j or Kafka did not do its part.
  static final int OUTAGE = 3;

  private ExitCode() {}
}

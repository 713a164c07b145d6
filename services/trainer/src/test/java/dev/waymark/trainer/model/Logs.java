package dev.waymark.trainer.model;

import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.log.LearnerLog;
import dev.waymark.trainer.log.LogCollector;
import java.util.List;

/// Logs for tests.
final class Logs {
  private Logs() {}

  static LearnerLog of(List<ProgressEvent> events) {
    LogCollector collector = new LogCollector(1_000_000, 7, EvidenceWeights.STANDARD);
    events.forEach(collector::add);
    return collector.result();
  }
}

package dev.waymark.recommender.ingest;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.recommender.learner.Learner;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Records of the log to be applied together.
///
/// @param records in log order within each partition
/// @param positions for each partition of the records, the offset of the first record that does not
///   count yet
public record Batch(List<LogRecord> records, Map<Integer, Long> positions) {
  public Batch {
    records = List.copyOf(records);
    positions = Map.copyOf(positions);
  }

  /// The learners that {@link #decide} must be given, by id.
  public Set<String> learnerIds() {
    Set<String> ids = new TreeSet<>();
    for (LogRecord record : records) {
      if (record.entry() instanceof Entry.OfLearner entry) {
        ids.add(entry.learnerId());
      }
    }
    return ids;
  }

  /// What the batch does. A function of its arguments alone.
  ///
  /// @param learners what is held of the learners; one that is absent is unknown
  /// @param evidence what each kind of event says
  public Decisions decide(
      Map<String, Learner> learners, PrerequisiteGraph graph, EvidenceWeights evidence) {
    BatchDecision decision = new BatchDecision(learners, graph, evidence);
    positions.forEach(decision::startAt);
    records.forEach(decision::take);
    return decision.result();
  }
}

package dev.waymark.recommender.ingest;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.recommender.ingest.Decisions.Advance;
import dev.waymark.recommender.ingest.Decisions.DeadLetter;
import dev.waymark.recommender.ingest.Decisions.Forward;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.ingest.Decisions.Tally;
import dev.waymark.recommender.learner.Learner;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Accumulates what one batch does. Lives for one call of {@link Batch#decide}.
final class BatchDecision {
  private final Map<String, Learner> learners;
  private final PrerequisiteGraph graph;
  private final EvidenceWeights evidence;
  private final Map<String, PendingLearner> pending = new TreeMap<>();
  private final Map<Integer, Long> starts = new TreeMap<>();
  private final Map<Integer, Long> positions = new TreeMap<>();
  private final List<DeadLetter> deadLetters = new ArrayList<>();
  private final List<Forward> forwards = new ArrayList<>();
  private int applied;
  private int duplicates;
  private int skipped;

  BatchDecision(Map<String, Learner> learners, PrerequisiteGraph graph, EvidenceWeights evidence) {
    this.learners = learners;
    this.graph = graph;
    this.evidence = evidence;
  }

  void startAt(int partition, long position) {
    starts.put(partition, position);
    positions.put(partition, position);
  }

  void take(LogRecord record) {
    Long position = positions.get(record.partition());
    if (position == null) {
      throw new IllegalArgumentException("No position for partition " + record.partition());
    }
    if (record.offset() < position) {
      skipped++;
      return;
    }
    positions.put(record.partition(), record.offset() + 1);
    switch (record.entry()) {
      case Entry.OfLearner entry -> apply(record, entry);
      case Entry.Misrouted(String learnerId, int partition) ->
          forwards.add(new Forward(record.partition(), record.offset(), learnerId, partition));
      case Entry.Known() -> skipped++;
      case Entry.Refused(DeadLetterReason reason, String message) ->
          refuse(record, reason, message);
    }
  }

  private void apply(LogRecord record, Entry.OfLearner entry) {
    PendingLearner learner =
        pending.computeIfAbsent(
            entry.learnerId(),
            id -> {
              Learner held = learners.get(id);
              return new PendingLearner(
                  held == null ? Learner.unknown(id, graph) : held.on(graph), graph, evidence);
            });
    switch (learner.apply(entry)) {
      case PendingLearner.Outcome.Applied() -> applied++;
      case PendingLearner.Outcome.Duplicate() -> duplicates++;
      case PendingLearner.Outcome.Refused(DeadLetterReason reason, String message) ->
          refuse(record, reason, message);
    }
  }

  private void refuse(LogRecord record, DeadLetterReason reason, String message) {
    deadLetters.add(new DeadLetter(record.partition(), record.offset(), reason, message));
  }

  Decisions result() {
    List<LearnerChange> changes = new ArrayList<>();
    pending.values().forEach(learner -> learner.change().ifPresent(changes::add));
    List<Advance> advances = new ArrayList<>();
    positions.forEach((partition, next) -> {
      long from = starts.getOrDefault(partition, 0L);
      if (next > from) {
        advances.add(new Advance(partition, from, next));
      }
    });
    return new Decisions(
        List.copyOf(changes),
        List.copyOf(deadLetters),
        List.copyOf(forwards),
        List.copyOf(advances),
        new Tally(applied, duplicates, skipped));
  }
}

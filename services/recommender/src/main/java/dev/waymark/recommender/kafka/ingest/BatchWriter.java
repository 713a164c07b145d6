package dev.waymark.recommender.kafka.ingest;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.EvidenceWeights;
import dev.waymark.events.DeadLetterReason;
import dev.waymark.recommender.graph.GraphRefresh;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.ingest.Batch;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.Decisions.Advance;
import dev.waymark.recommender.ingest.Decisions.LearnerChange;
import dev.waymark.recommender.kafka.RecordDecoder;
import dev.waymark.recommender.learner.Learner;
import dev.waymark.recommender.learner.Learners;
import dev.waymark.recommender.learner.StoreUnavailableException;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.observability.RecommenderMetrics;
import dev.waymark.recommender.observability.Tracing;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Takes one batch from the log to the database: decode, decide, send on what can't be applied,
/// commit, and tell the rest of the service. Everything before the commit can be repeated.
final class BatchWriter {
  private static final Logger LOG = Logger.getLogger(BatchWriter.class);

  private final Consumer<byte[], byte[]> consumer;
  private final Assignment assignment;
  private final Following following;
  private final OutgoingRecords outgoing;
  private final Learners learners;
  private final PostCommitActions afterCommit;
  private final UpdatePublisher updates;
  private final Neo4jProgressLog stored;
  private final ServedGraph graph;
  private final GraphRefresh refresh;
  private final RecommenderMetrics metrics;
  private final Tracing tracing;
  private final InstantSource clock;
  private final RecordDecoder decoder;
  private final EvidenceWeights evidence;
  private final Map<Integer, Long> noted = new HashMap<>();
  private int conflicts;

  BatchWriter(
      Consumer<byte[], byte[]> consumer,
      Assignment assignment,
      Following following,
      OutgoingRecords outgoing,
      Learners learners,
      PostCommitActions afterCommit,
      UpdatePublisher updates,
      Neo4jProgressLog stored,
      ServedGraph graph,
      GraphRefresh refresh,
      RecommenderMetrics metrics,
      Tracing tracing,
      InstantSource clock,
      RecordDecoder decoder,
      EvidenceWeights evidence) {
    this.consumer = consumer;
    this.assignment = assignment;
    this.following = following;
    this.outgoing = outgoing;
    this.learners = learners;
    this.afterCommit = afterCommit;
    this.updates = updates;
    this.stored = stored;
    this.graph = graph;
    this.refresh = refresh;
    this.metrics = metrics;
    this.tracing = tracing;
    this.clock = clock;
    this.decoder = decoder;
    this.evidence = evidence;
  }

  /// @throws RuntimeException when the database or the broker does not answer; then nothing of the
  ///   batch counts, or all
  void write(ConsumerRecords<byte[], byte[]> polled, PrerequisiteGraph served) {
    Set<TopicPartition> atLimit = assignment.beyondLimit(polled);
    writeDue(assignment.due(polled), served);
    for (TopicPartition partition : atLimit) {
      passOver(partition, assignment.limit(partition) - 1);
    }
    assignment.stopAt(atLimit);
  }

  private void writeDue(ConsumerRecords<byte[], byte[]> records, PrerequisiteGraph served) {
    long start = System.nanoTime();
    DecodedBatch decoded =
        DecodedBatch.of(records, assignment.committedOffsets(records.partitions()), decoder);
    Batch batch = decoded.batch();
    if (batch.records().isEmpty()) {
      return;
    }
    tracing.batch(
        records.partitions().iterator().next().topic(),
        decoded.traces(),
        batch.records().size(),
        contexts -> write(records, decoded.in(contexts), served, start));
  }

  private void write(
      ConsumerRecords<byte[], byte[]> records,
      DecodedBatch decoded,
      PrerequisiteGraph served,
      long start) {
    Batch batch = decoded.batch();
    Decisions decisions = decide(batch, served);
    if (following.isActive()) {
      // The form that leads has sent and announced what follows from these records.
      switch (commit(decisions)) {
        case COMMITTED -> {
          conflicts = 0;
          afterCommit.committed(decisions.changes());
          moved(records, decisions, decoded.ends());
        }
        case MOVED -> lookAgain(records, batch);
      }
      return;
    }
    List<LearnerChange> unannounced = unannounced(decoded.repeated(), served);
    outgoing.send(decisions, records);
    switch (commit(decisions)) {
      case COMMITTED -> {
        outgoing.committed();
        conflicts = 0;
        afterCommit.committed(decisions.changes(), unannounced, decoded);
        moved(records, decisions, decoded.ends());
        count(records, batch, decisions, Duration.ofNanos(System.nanoTime() - start));
      }
      case MOVED -> lookAgain(records, batch);
    }
  }

  /// How many batches in a row were decided on what was stored no longer.
  int conflicts() {
    return conflicts;
  }

  /// Moves on past what is no record, so that nothing waits for it to count. Only right when every
  /// record that was polled is dealt with.
  void passGaps() {
    assignment.gaps().forEach((partition, next) -> passOver(partition, next - 1));
  }

  /// Moves on past what there is up to `offset`, whatever it says.
  ///
  /// @return whether this instance still reads the partition
  boolean passOver(TopicPartition partition, long offset) {
    Long committed = assignment.committedOffsets().get(partition.partition());
    if (committed == null) {
      return false;
    }
    if (committed <= offset) {
      Advance advance = new Advance(partition.partition(), committed, offset + 1);
      Decisions decisions =
          new Decisions(
              List.of(), List.of(), List.of(), List.of(advance), new Decisions.Tally(0, 0, 0));
      if (commit(decisions) == Neo4jProgressLog.Outcome.MOVED) {
        metrics.conflict();
        assignment.unload(Set.of(partition));
        return false;
      }
      assignment.moved(partition, offset + 1);
    }
    assignment.read(partition, offset + 1);
    return true;
  }

  private Neo4jProgressLog.Outcome commit(Decisions decisions) {
    // Records that all count already move nothing.
    return decisions.advances().isEmpty()
        ? Neo4jProgressLog.Outcome.COMMITTED
        : stored.commit(
            decisions, announced(decisions), assignment.generation(), following.leader());
  }

  /// By partition, the offset before which every change is announced.
  private Map<Integer, Long> announced(Decisions decisions) {
    return following.isActive()
        ? decisions.advances().stream().collect(Collectors.toMap(Advance::partition, Advance::next))
        : updates.announced();
  }

  /// Nothing is left to read: notes how far the log is announced, so that the instance that takes
  /// over announces nothing again. Tried once; the next commit notes it too.
  void idle() {
    Map<Integer, Long> announced = new HashMap<>(updates.announced());
    announced.entrySet().retainAll(assignment.committedOffsets().entrySet());
    announced.entrySet().removeAll(noted.entrySet());
    if (announced.isEmpty()) {
      return;
    }
    noted.putAll(announced);
    try {
      stored.announced(announced);
    } catch (StoreUnavailableException e) {
      LOG.debug("How far the log is announced could not be noted", e);
    }
  }

  private Decisions decide(Batch batch, PrerequisiteGraph served) {
    Decisions decisions =
        batch.decide(learners.getAll(batch.learnerIds(), served), served, evidence);
    boolean unknownSubject =
        decisions.deadLetters().stream()
            .anyMatch(it ->
                it.reason() == DeadLetterReason.UNKNOWN_TOPIC
                    || it.reason() == DeadLetterReason.UNKNOWN_RESOURCE);
    if (!unknownSubject) {
      return decisions;
    }
    // The subject may have been published a moment ago, and be served already: the graph of this
    // batch was taken before its records were waited for.
    refresh.refresh();
    PrerequisiteGraph newer = graph.current().orElse(served);
    return newer.release().equals(served.release())
        ? decisions
        : batch.decide(learners.getAll(batch.learnerIds(), newer), newer, evidence);
  }

  /// Learners as they are, of records that count already: nobody knows whether the instance that
  /// counted them lived to announce it. What changed is told generously: every topic with progress.
  private List<LearnerChange> unannounced(
      Map<String, Set<String>> repeated, PrerequisiteGraph served) {
    List<LearnerChange> found = new ArrayList<>();
    Map<String, Learner> held = learners.getAll(repeated.keySet(), served);
    repeated.forEach((id, named) -> {
      Set<String> topics = new TreeSet<>(named);
      @Nullable Learner learner = held.get(id);
      if (learner != null) {
        learner.state().progress().forEach(row -> topics.add(row.topicId()));
      }
      Learner before = learner == null ? Learner.unknown(id, served) : learner;
      found.add(new LearnerChange(before, false, learner, topics, true));
    });
    return found;
  }

  private void moved(
      ConsumerRecords<byte[], byte[]> records, Decisions decisions, Map<Integer, Long> ends) {
    Map<TopicPartition, OffsetAndMetadata> toCommit = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      Long end = ends.get(partition.partition());
      if (end != null) {
        assignment.read(partition, end);
      }
      for (Advance advance : decisions.advances()) {
        if (advance.partition() == partition.partition()) {
          assignment.moved(partition, advance.next());
          toCommit.put(partition, new OffsetAndMetadata(advance.next()));
        }
      }
    }
    // For tools that show lag; nothing here reads it.
    consumer.commitAsync(toCommit, (offsets, failure) -> {});
  }

  private void count(
      ConsumerRecords<byte[], byte[]> records, Batch batch, Decisions decisions, Duration took) {
    metrics.committed(records.count(), decisions, took);
    long now = clock.millis();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (record.offset() >= batch.positions().getOrDefault(record.partition(), Long.MAX_VALUE)) {
        metrics.applied(
            Instant.ofEpochMilli(Math.min(now, record.timestamp())), Instant.ofEpochMilli(now));
      }
    }
  }

  /// Another instance has the partition, or the graph or a learner is not what was decided on: look
  /// again.
  private void lookAgain(ConsumerRecords<byte[], byte[]> records, Batch batch) {
    metrics.conflict();
    conflicts++;
    batch.learnerIds().forEach(learners::forget);
    refresh.refresh();
    assignment.unload(records.partitions());
  }
}

package dev.waymark.recommender.kafka;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.recommender.graph.GraphRefresh;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.ingest.Batch;
import dev.waymark.recommender.ingest.DeadLetterReason;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.LogRecord;
import dev.waymark.recommender.learner.Learners;
import dev.waymark.recommender.neo4j.Neo4jProgressLog;
import dev.waymark.recommender.observability.RecommenderMetrics;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;

/// Takes one batch from the log to the database: decode, decide, send on what can't count, commit,
/// and tell the rest of the service. Everything before the commit can be repeated.
final class BatchWriter {
  private final Consumer<byte[], byte[]> consumer;
  private final Assignment assignment;
  private final OutgoingRecords outgoing;
  private final Learners learners;
  private final Aftermath aftermath;
  private final Neo4jProgressLog stored;
  private final ServedGraph graph;
  private final GraphRefresh refresh;
  private final RecommenderMetrics metrics;
  private final InstantSource clock;
  private final RecordDecoder decoder;

  BatchWriter(
      Consumer<byte[], byte[]> consumer,
      Assignment assignment,
      OutgoingRecords outgoing,
      Learners learners,
      Aftermath aftermath,
      Neo4jProgressLog stored,
      ServedGraph graph,
      GraphRefresh refresh,
      RecommenderMetrics metrics,
      InstantSource clock,
      RecordDecoder decoder) {
    this.consumer = consumer;
    this.assignment = assignment;
    this.outgoing = outgoing;
    this.learners = learners;
    this.aftermath = aftermath;
    this.stored = stored;
    this.graph = graph;
    this.refresh = refresh;
    this.metrics = metrics;
    this.clock = clock;
    this.decoder = decoder;
  }

  /// @throws RuntimeException when the database or the broker does not answer; then nothing of the
  ///   batch counts, or all
  void write(ConsumerRecords<byte[], byte[]> records, PrerequisiteGraph served) {
    long start = System.nanoTime();
    Batch batch = decode(records);
    if (batch.records().isEmpty()) {
      return;
    }
    Decisions decisions = decide(batch, served);
    outgoing.send(decisions, records);
    switch (stored.commit(decisions)) {
      case COMMITTED -> committed(records, decisions, Duration.ofNanos(System.nanoTime() - start));
      case MOVED -> moved(records, batch);
    }
  }

  private Batch decode(ConsumerRecords<byte[], byte[]> records) {
    Map<Integer, Long> places = assignment.places(records.partitions());
    List<LogRecord> decoded = new ArrayList<>(records.count());
    for (ConsumerRecord<byte[], byte[]> record : records) {
      if (places.containsKey(record.partition())) {
        decoded.add(new LogRecord(record.partition(), record.offset(), decoder.decode(record)));
      }
    }
    return new Batch(decoded, places);
  }

  private Decisions decide(Batch batch, PrerequisiteGraph served) {
    Decisions decisions = batch.decide(learners.getAll(batch.learnerIds(), served), served);
    boolean unknownSubject =
        decisions.deadLetters().stream()
            .anyMatch(it ->
                it.reason() == DeadLetterReason.UNKNOWN_TOPIC
                    || it.reason() == DeadLetterReason.UNKNOWN_RESOURCE);
    if (unknownSubject && refresh.refresh()) {
      // The subject may have been published a moment ago.
      PrerequisiteGraph newer = graph.current().orElse(served);
      return batch.decide(learners.getAll(batch.learnerIds(), newer), newer);
    }
    return decisions;
  }

  private void committed(
      ConsumerRecords<byte[], byte[]> records, Decisions decisions, Duration took) {
    outgoing.committed();
    aftermath.committed(decisions);
    Map<TopicPartition, OffsetAndMetadata> places = new HashMap<>();
    for (TopicPartition partition : records.partitions()) {
      for (Decisions.Advance advance : decisions.advances()) {
        if (advance.partition() == partition.partition()) {
          assignment.moved(partition, advance.next());
          places.put(partition, new OffsetAndMetadata(advance.next()));
        }
      }
      OptionalLong lag = consumer.currentLag(partition);
      lag.ifPresent(it -> metrics.lag(partition.partition(), it));
    }
    // For tools that show lag; nothing here reads it.
    consumer.commitAsync(places, (offsets, failure) -> {});
    metrics.committed(records.count(), decisions, took);
    long now = clock.millis();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      metrics.applied(Duration.ofMillis(Math.max(0, now - record.timestamp())));
    }
  }

  /// Another instance has the partition, or the graph or a learner is not what was decided on: look
  /// again.
  private void moved(ConsumerRecords<byte[], byte[]> records, Batch batch) {
    metrics.conflict();
    batch.learnerIds().forEach(learners::forget);
    refresh.refresh();
    assignment.unplace(records.partitions());
  }
}

package dev.waymark.recommender.kafka.ingest;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.log.SingleRecordReader;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.graph.ServedGraph;
import dev.waymark.recommender.kafka.Backoff;
import dev.waymark.recommender.observability.RecommenderMetrics;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.apache.kafka.clients.consumer.NoOffsetForPartitionException;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.WakeupException;
import org.jboss.logging.Logger;

/// Reads the log, batch by batch, on a thread of its own. While the database or the broker does not
/// answer it reads nothing but keeps its membership of the group, and tries again after growing
/// waits.
final class IngestLoop implements Runnable {
  private static final Logger LOG = Logger.getLogger(IngestLoop.class);
  private static final Duration POLL = Duration.ofMillis(200);

  /// What another stored form counts by now is to count here soon.
  private static final Duration FOLLOWING_POLL = Duration.ofMillis(50);

  private final Consumer<byte[], byte[]> consumer;
  private final Assignment assignment;
  private final BatchWriter writer;
  private final UnreadableRecords unreadable;
  private final ServedGraph graph;
  private final RecommenderMetrics metrics;
  private final InstantSource clock;
  private final Backoff backoff;
  private final Backoff conflictWait;
  private final BatchLimit limit;
  private final AtomicBoolean running = new AtomicBoolean(true);
  private volatile Instant lastTurn;
  private boolean failing;

  IngestLoop(
      Consumer<byte[], byte[]> consumer,
      Assignment assignment,
      BatchWriter writer,
      UnreadableRecords unreadable,
      ServedGraph graph,
      RecommenderMetrics metrics,
      InstantSource clock,
      RecommenderConfig.Progress config) {
    this.consumer = consumer;
    this.assignment = assignment;
    this.writer = writer;
    this.unreadable = unreadable;
    this.graph = graph;
    this.metrics = metrics;
    this.clock = clock;
    this.backoff = new Backoff(config.retryDelay(), config.maxRetryDelay());
    this.conflictWait = new Backoff(config.retryDelay(), config.maxRetryDelay());
    this.limit = new BatchLimit(config.batchSize());
    this.lastTurn = clock.instant();
  }

  /// When the loop last turned.
  Instant lastTurn() {
    return lastTurn;
  }

  /// Whether the group assigned partitions to this instance and their committed offsets are loaded.
  boolean isAssigned() {
    return assignment.isAssigned();
  }

  @Override
  public void run() {
    while (running.get()) {
      guardedTurn();
    }
  }

  /// Ends the loop after the batch in hand.
  void stop() {
    running.set(false);
    consumer.wakeup();
  }

  private void guardedTurn() {
    try {
      lastTurn = clock.instant();
      turn();
    } catch (WakeupException e) {
      // Asked to stop: the loop's condition says so.
    } catch (OffsetOutOfRangeException e) {
      assignment.unload(e.partitions());
    } catch (NoOffsetForPartitionException e) {
      assignment.unload(e.partitions());
    } catch (RuntimeException e) {
      retryLater(e);
    } catch (OutOfMemoryError e) {
      // Half of it may fit, without the learners that could be loaded again.
      assignment.makeRoom();
      retryLater(new IllegalStateException("the batch does not fit into memory", e));
    }
  }

  private void turn() {
    Optional<PrerequisiteGraph> served = graph.current();
    if (served.isEmpty()) {
      assignment.pauseAll();
      consumer.poll(POLL);
      return;
    }
    assignment.follow();
    boolean loaded = assignment.loadOffsets();
    assignment.resumeLoaded();
    ConsumerRecords<byte[], byte[]> records = poll(served.get());
    if (records.isEmpty()) {
      writer.passGaps();
      writer.idle();
    } else {
      writer.write(records, served.get());
      pauseAfterConflicts();
      limit.succeeded();
    }
    // An empty log proves nothing about the database.
    if (failing && (loaded || !records.isEmpty())) {
      failing = false;
      backoff.reset();
      LOG.info("Ingestion goes on");
    }
  }

  private ConsumerRecords<byte[], byte[]> poll(PrerequisiteGraph served) {
    try {
      return BatchPoll.poll(
          consumer, assignment.isFollowing() ? FOLLOWING_POLL : POLL, limit.now());
    } catch (OutOfMemoryError e) {
      LOG.error("The next records do not fit into memory together; reading them one by one");
      unreadable.goRound(served);
    } catch (KafkaException e) {
      if (!SingleRecordReader.isDamage(e)) {
        throw e;
      }
      LOG.errorf("The next records can't be read; trying them one by one: %s", e.getMessage());
      if (!unreadable.goRound(served)) {
        // What can't be read may be there again in a moment.
        assignment.pauseAll();
        pauseUntil(clock.instant().plus(POLL));
      }
    }
    return ConsumerRecords.empty();
  }

  /// One conflict is the usual end of a rebalance. Several in a row would be looked up and refused
  /// as fast as the database answers.
  private void pauseAfterConflicts() {
    if (writer.conflicts() == 0) {
      conflictWait.reset();
    } else if (writer.conflicts() > 1) {
      assignment.rewind();
      assignment.pauseAll();
      pauseUntil(clock.instant().plus(conflictWait.next()));
    }
  }

  private void pauseUntil(Instant until) {
    while (running.get() && clock.instant().isBefore(until)) {
      lastTurn = clock.instant();
      consumer.poll(Duration.ofMillis(50));
    }
  }

  private void retryLater(RuntimeException cause) {
    metrics.retry();
    limit.failed();
    Duration wait = backoff.next();
    if (!failing) {
      failing = true;
      LOG.errorf("Ingestion pauses and tries again: %s", cause.getMessage());
    }
    LOG.debugf(cause, "Next attempt in %s", wait);
    try {
      assignment.rewind();
      assignment.pauseAll();
      pauseUntil(clock.instant().plus(wait));
    } catch (WakeupException e) {
      // Asked to stop: the loop's condition says so.
    } catch (RuntimeException e) {
      LOG.debug("Polling failed as well", e);
    }
  }
}

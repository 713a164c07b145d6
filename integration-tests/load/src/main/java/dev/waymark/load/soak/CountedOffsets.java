package dev.waymark.load.soak;

import dev.waymark.load.event.LogContract;
import dev.waymark.load.replay.StoredState;
import dev.waymark.load.suite.Suite;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.neo4j.driver.exceptions.Neo4jException;

/// How far the log counts, seen from outside.
public final class CountedOffsets implements AutoCloseable {
  private static final Duration TIMEOUT = Duration.ofMinutes(4);
  private static final long LOOK_EVERY_MILLIS = 20;

  private final Admin admin;
  private final StoredState stored;

  public CountedOffsets(Suite suite) {
    admin =
        Admin.create(
            Map.of(
                "bootstrap.servers", suite.kafkaBootstrapServers(),
                "reconnect.backoff.max.ms", "500",
                "default.api.timeout.ms", "120000"));
    stored = new StoredState(suite.driver());
  }

  /// The end of the log, by partition.
  public Map<Integer, Long> ends() throws InterruptedException {
    Map<TopicPartition, OffsetSpec> wanted =
        IntStream.range(0, LogContract.PARTITIONS)
            .mapToObj(it -> new TopicPartition(LogContract.TOPIC, it))
            .collect(Collectors.toMap(it -> it, it -> OffsetSpec.latest()));
    try {
      Map<Integer, Long> ends = new HashMap<>();
      admin
          .listOffsets(wanted)
          .all()
          .get()
          .forEach((partition, end) -> ends.put(partition.partition(), end.offset()));
      return ends;
    } catch (ExecutionException e) {
      throw new IllegalStateException("The broker does not say where the log ends", e);
    }
  }

  /// Waits until all counts that stands in the log a while from now.
  void awaitNow(Duration fromNow) throws InterruptedException {
    Thread.sleep(fromNow);
    await(ends());
  }

  /// Waits until all that stands in the log counts and nothing is added any more.
  public void awaitEnd() throws InterruptedException {
    Map<Integer, Long> ends = ends();
    await(ends);
    Map<Integer, Long> later = ends();
    while (!later.equals(ends)) {
      ends = later;
      await(ends);
      later = ends();
    }
  }

  private void await(Map<Integer, Long> ends) throws InterruptedException {
    long deadline = System.nanoTime() + TIMEOUT.toNanos();
    Map<Integer, Long> committed = committed();
    while (!reached(ends, committed)) {
      if (System.nanoTime() > deadline) {
        throw new IllegalStateException(
            "After %s only %s of %s counts".formatted(TIMEOUT, committed, ends));
      }
      Thread.sleep(LOOK_EVERY_MILLIS);
      committed = committed();
    }
  }

  private static boolean reached(Map<Integer, Long> ends, Map<Integer, Long> committed) {
    return ends.entrySet().stream()
        .allMatch(end -> committed.getOrDefault(end.getKey(), 0L) >= end.getValue());
  }

  private Map<Integer, Long> committed() {
    try {
      return stored.committedOffsets();
    } catch (Neo4jException e) {
      return Map.of();
    }
  }

  @Override
  public void close() {
    admin.close();
  }
}

package dev.waymark.load.bench;

import dev.waymark.load.event.EventRecords;
import dev.waymark.load.soak.CountedOffsets;
import dev.waymark.load.suite.Program;
import dev.waymark.load.suite.Suite;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;

/// Writes events to the log as fast as it takes them, and measures how long they take to count.
public final class Backlog implements AutoCloseable {
  private final Suite suite;
  private final CountedOffsets progress;
  private final KafkaProducer<byte[], byte[]> producer;

  public Backlog(Suite suite) {
    this.suite = suite;
    progress = new CountedOffsets(suite);
    producer =
        new KafkaProducer<>(
            Map.of(
                "bootstrap.servers",
                suite.kafkaBootstrapServers(),
                "acks",
                "all",
                "linger.ms",
                20,
                "batch.size",
                262_144,
                "buffer.memory",
                134_217_728L),
            new ByteArraySerializer(),
            new ByteArraySerializer());
  }

  /// Writes them and waits until they count.
  public void work(List<ProgressEvent> events) throws InterruptedException {
    write(records(events));
    progress.awaitEnd();
  }

  /// Writes them all while the recommender is frozen, then measures from when it goes on to the
  /// commit of the last.
  Measured measure(String what, List<ProgressEvent> events) throws InterruptedException {
    Program recommender = suite.recommenders().getFirst().program();
    List<ProducerRecord<byte[], byte[]>> records = records(events);
    Stopwatch watch;
    recommender.freeze();
    try {
      write(records);
    } finally {
      watch = new Stopwatch(suite);
      recommender.thaw();
    }
    progress.awaitEnd();
    return watch.done(what, events.size());
  }

  private static List<ProducerRecord<byte[], byte[]>> records(List<ProgressEvent> events) {
    return events.stream().map(EventRecords::binaryJson).toList();
  }

  private void write(List<ProducerRecord<byte[], byte[]>> records) {
    var failures = new ConcurrentLinkedQueue<Exception>();
    for (ProducerRecord<byte[], byte[]> record : records) {
      var _ =
          producer.send(
              record,
              (metadata, failure) -> {
                if (failure != null) {
                  failures.add(failure);
                }
              });
    }
    producer.flush();
    if (!failures.isEmpty()) {
      throw new IllegalStateException("The log did not take an event", failures.peek());
    }
  }

  @Override
  public void close() {
    producer.close();
    progress.close();
  }
}

package dev.waymark.recommender.kafka.ingest;

import dev.waymark.events.DeadLetterReason;
import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.Decisions.DeadLetter;
import dev.waymark.recommender.ingest.Decisions.Forward;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.InvalidRecordException;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.errors.RecordBatchTooLargeException;
import org.apache.kafka.common.errors.RecordTooLargeException;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Sends on what a batch can't apply: dead letters, and misrouted records to the learner's
/// partition. Both are acknowledged before the batch is committed, so none is lost; after a crash
/// in between they are there twice, with the same origin or the same event id.
final class OutgoingRecords {
  private record Origin(int partition, long offset) {}

  /// @param letter what becomes of the record when the broker does not take it as it is sent
  private record Sending(
      Origin origin,
      ConsumerRecord<byte[], byte[]> record,
      DeadLetter letter,
      Future<RecordMetadata> acknowledged) {}

  private final Producer<byte[], byte[]> producer;
  private final RecommenderConfig.Progress config;
  private final SkippedRecords passed;
  private final DeadLetterRecords letters;
  private final Set<Origin> sent = ConcurrentHashMap.newKeySet();

  OutgoingRecords(
      Producer<byte[], byte[]> producer,
      RecommenderConfig.Progress config,
      SkippedRecords passed,
      Supplier<String> logId,
      InstantSource clock) {
    this.producer = producer;
    this.config = config;
    this.passed = passed;
    this.letters = new DeadLetterRecords(config.deadLetterTopic(), logId, clock);
  }

  /// Sends and waits. What an earlier attempt at these records has sent is not sent again.
  ///
  /// @throws KafkaException when the broker does not take a record
  void send(Decisions decisions, Iterable<ConsumerRecord<byte[], byte[]>> records) {
    if (decisions.deadLetters().isEmpty() && decisions.forwards().isEmpty()) {
      return;
    }
    Map<Origin, DeadLetter> deadLetters = new HashMap<>();
    decisions
        .deadLetters()
        .forEach(it -> deadLetters.put(new Origin(it.partition(), it.offset()), it));
    Map<Origin, Forward> forwards = new HashMap<>();
    decisions.forwards().forEach(it -> forwards.put(new Origin(it.partition(), it.offset()), it));
    List<Sending> pending = new ArrayList<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Origin origin = new Origin(record.partition(), record.offset());
      if (sent.contains(origin)) {
        continue;
      }
      DeadLetter letter = deadLetters.get(origin);
      Forward forward = forwards.get(origin);
      if (letter != null) {
        pending.add(
            new Sending(origin, record, letter, producer.send(letters.whole(record, letter))));
      } else if (forward != null) {
        DeadLetter otherwise =
            new DeadLetter(
                origin.partition,
                origin.offset,
                DeadLetterReason.UNPROCESSABLE,
                "The log does not take the record in partition %d, where it belongs."
                    .formatted(forward.toPartition()));
        pending.add(
            new Sending(origin, record, otherwise, producer.send(forwarded(record, forward))));
      }
    }
    pending.forEach(this::await);
  }

  /// Whether an attempt that is not committed has sent the record on.
  boolean hasSent(int partition, long offset) {
    return !sent.isEmpty() && sent.contains(new Origin(partition, offset));
  }

  /// The batch was committed: its records won't come again.
  void committed() {
    sent.clear();
  }

  private void await(Sending sending) {
    if (!taken(sending.acknowledged)
        && !taken(producer.send(letters.reference(sending.record, sending.letter)))) {
      // One record must not stop its partition for ever: it stays in the log, where it can be seen.
      passed.add(
          sending.origin.partition,
          sending.origin.offset,
          "it can't be applied (%s), and the topic %s takes not even a reference to it"
              .formatted(sending.letter.reason(), config.deadLetterTopic()));
    }
    sent.add(sending.origin);
  }

  /// Whether the broker has the record; false when it will never take one like it.
  ///
  /// @throws KafkaException when it may take it later
  private static boolean taken(Future<RecordMetadata> acknowledged) {
    try {
      acknowledged.get();
      return true;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RecordTooLargeException
          || e.getCause() instanceof RecordBatchTooLargeException
          || e.getCause() instanceof InvalidRecordException) {
        return false;
      }
      throw new KafkaException("The broker did not take a record", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ProducerRecord<byte[], byte[]> forwarded(
      ConsumerRecord<byte[], byte[]> record, Forward forward) {
    return new ProducerRecord<>(
        config.topic(),
        forward.toPartition(),
        null,
        forward.learnerId().getBytes(StandardCharsets.UTF_8),
        record.value(),
        new RecordHeaders(record.headers().toArray()));
  }
}

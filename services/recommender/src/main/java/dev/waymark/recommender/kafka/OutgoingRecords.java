package dev.waymark.recommender.kafka;

import dev.waymark.recommender.config.RecommenderConfig;
import dev.waymark.recommender.ingest.Decisions;
import dev.waymark.recommender.ingest.Decisions.DeadLetter;
import dev.waymark.recommender.ingest.Decisions.Forward;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Sends on what a batch can't apply: dead letters as received, with reason and origin in headers,
/// and misrouted records to their right place. Both are acknowledged before the batch is committed,
/// so none is lost; after a crash in between they are there twice, with the same origin or the same
/// event id.
final class OutgoingRecords {
  private record Origin(int partition, long offset) {}

  private final Producer<byte[], byte[]> producer;
  private final RecommenderConfig.Progress config;
  private final InstantSource clock;
  private final Set<Origin> sent = new HashSet<>();

  OutgoingRecords(
      Producer<byte[], byte[]> producer, RecommenderConfig.Progress config, InstantSource clock) {
    this.producer = producer;
    this.config = config;
    this.clock = clock;
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
    Map<Origin, Future<RecordMetadata>> pending = new LinkedHashMap<>();
    for (ConsumerRecord<byte[], byte[]> record : records) {
      Origin origin = new Origin(record.partition(), record.offset());
      if (sent.contains(origin)) {
        continue;
      }
      DeadLetter letter = deadLetters.get(origin);
      Forward forward = forwards.get(origin);
      if (letter != null) {
        pending.put(origin, producer.send(deadLetter(record, letter)));
      } else if (forward != null) {
        pending.put(origin, producer.send(forwarded(record, forward)));
      }
    }
    pending.forEach(this::await);
  }

  /// The batch was committed: its records won't come again.
  void committed() {
    sent.clear();
  }

  private void await(Origin origin, Future<RecordMetadata> acknowledged) {
    try {
      acknowledged.get();
      sent.add(origin);
    } catch (ExecutionException e) {
      throw new KafkaException("The broker did not take a record", e.getCause());
    } catch (InterruptedException e) {
      throw new InterruptException(e);
    }
  }

  private ProducerRecord<byte[], byte[]> deadLetter(
      ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    put(headers, DeadLetterHeaders.REASON, letter.reason().name());
    put(headers, DeadLetterHeaders.MESSAGE, letter.message());
    put(headers, DeadLetterHeaders.TOPIC, record.topic());
    put(headers, DeadLetterHeaders.PARTITION, Integer.toString(record.partition()));
    put(headers, DeadLetterHeaders.OFFSET, Long.toString(record.offset()));
    put(headers, DeadLetterHeaders.TIME, clock.instant().toString());
    return new ProducerRecord<>(
        config.deadLetterTopic(), null, null, record.key(), record.value(), headers);
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

  private static void put(Headers headers, String name, String value) {
    headers.remove(name).add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

package dev.waymark.recommender.kafka.ingest;

import dev.waymark.recommender.ingest.Decisions.DeadLetter;
import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.DeadLetterHeaders;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Dead letters as records: what was kept of the record, with reason and origin in headers.
final class DeadLetterRecords {
  private static final int MAX_MESSAGE_LENGTH = 500;

  private final String topic;
  private final Supplier<String> logId;
  private final InstantSource clock;

  /// @param topic that of the dead letters
  /// @param logId the id of the log's topic
  DeadLetterRecords(String topic, Supplier<String> logId, InstantSource clock) {
    this.topic = topic;
    this.logId = logId;
    this.clock = clock;
  }

  /// Key, value and headers as received, or the heads of those that are longer than the log admits.
  ProducerRecord<byte[], byte[]> whole(ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    Headers headers = new RecordHeaders(record.headers().toArray());
    if (BoundedRecord.hasPartOfKey(record)) {
      put(headers, DeadLetterHeaders.KEY_LENGTH, Integer.toString(record.serializedKeySize()));
    }
    if (BoundedRecord.hasPartOfValue(record)) {
      put(headers, DeadLetterHeaders.VALUE_LENGTH, Integer.toString(record.serializedValueSize()));
    }
    origin(headers, record, letter);
    return new ProducerRecord<>(topic, null, null, record.key(), record.value(), headers);
  }

  /// Nothing but the reason and the origin.
  ProducerRecord<byte[], byte[]> reference(
      ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    Headers headers = new RecordHeaders();
    put(
        headers,
        DeadLetterHeaders.VALUE_LENGTH,
        Integer.toString(Math.max(0, record.serializedValueSize())));
    origin(headers, record, letter);
    return new ProducerRecord<>(topic, null, null, null, null, headers);
  }

  private void origin(Headers headers, ConsumerRecord<byte[], byte[]> record, DeadLetter letter) {
    put(headers, DeadLetterHeaders.REASON, letter.reason().name());
    String message = letter.message();
    put(
        headers,
        DeadLetterHeaders.MESSAGE,
        message.length() <= MAX_MESSAGE_LENGTH
            ? message
            : message.substring(0, MAX_MESSAGE_LENGTH) + "…");
    put(headers, DeadLetterHeaders.TOPIC, record.topic());
    put(headers, DeadLetterHeaders.PARTITION, Integer.toString(record.partition()));
    put(headers, DeadLetterHeaders.OFFSET, Long.toString(record.offset()));
    put(headers, DeadLetterHeaders.LOG_ID, logId.get());
    put(headers, DeadLetterHeaders.TIME, clock.instant().toString());
  }

  private static void put(Headers headers, String name, String value) {
    headers.add(name, value.getBytes(StandardCharsets.UTF_8));
  }
}

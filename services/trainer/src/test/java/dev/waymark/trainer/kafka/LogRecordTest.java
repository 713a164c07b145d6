package dev.waymark.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.progress.v1.ProgressEvent;
import dev.waymark.trainer.log.Events;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class LogRecordTest {
  private static final ProgressEvent EVENT = Events.answer("ada", 1, "a", false);
  private static final long STORED = EVENT.getOccurredAt().getSeconds() * 1_000;

  private static LogRecord read(ProducerRecord<byte[], byte[]> sent, byte[] value, long stored) {
    return LogRecord.of(consumed(sent.key(), value, sent.headers(), stored));
  }

  private static ConsumerRecord<byte[], byte[]> consumed(
      byte[] key, byte[] value, Headers headers, long stored) {
    return new ConsumerRecord<>(
        LogSource.TOPIC,
        0,
        0,
        stored,
        TimestampType.LOG_APPEND_TIME,
        key.length,
        value.length,
        key,
        value,
        headers,
        Optional.empty());
  }

  private static List<ProducerRecord<byte[], byte[]>> everyForm() {
    return List.of(
        CloudEvents.binaryJson(EVENT),
        CloudEvents.binaryProtobuf(EVENT),
        CloudEvents.structuredJson(EVENT),
        CloudEvents.structuredProtobuf(EVENT, true),
        CloudEvents.structuredProtobuf(EVENT, false));
  }

  @Test
  void everyFormOfAnEventIsTheSameEvent() {
    for (var sent : everyForm()) {
      assertThat(read(sent, sent.value(), STORED)).isEqualTo(new LogRecord.Progress(EVENT));
    }
  }

  @Test
  void anErasureNamesItsLearner() {
    var sent = CloudEvents.erased("ada");
    assertThat(read(sent, sent.value(), STORED)).isEqualTo(new LogRecord.Erasure("ada"));
  }

  @Test
  void anEventOfTheFutureIsPassedOver() {
    for (var sent : everyForm()) {
      assertThat(read(sent, sent.value(), STORED - 301_000)).isInstanceOf(LogRecord.Refused.class);
      assertThat(read(sent, sent.value(), STORED - 299_000)).isInstanceOf(LogRecord.Progress.class);
    }
    assertThat(Instant.ofEpochMilli(STORED)).isBefore(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void whateverTheBytesAreNothingIsThrown() {
    Random random = new Random(405);
    for (var sent : everyForm()) {
      for (int run = 0; run < 2_000; run++) {
        byte[] value = sent.value().clone();
        for (int i = 0; i <= random.nextInt(4); i++) {
          value[random.nextInt(value.length)] = (byte) random.nextInt(256);
        }
        assertThat(read(sent, value, STORED)).isNotNull();
      }
      assertThat(read(sent, new byte[0], STORED)).isInstanceOf(LogRecord.Refused.class);
      assertThat(read(sent, new byte[70_000], STORED)).isInstanceOf(LogRecord.Refused.class);
    }
  }
}

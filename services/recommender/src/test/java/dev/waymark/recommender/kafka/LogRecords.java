package dev.waymark.recommender.kafka;

import dev.waymark.events.fixture.SampleRecord;
import dev.waymark.events.fixture.SampleRecords;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.jspecify.annotations.Nullable;

/// Records of a log with one partition, as the broker hands them out.
final class LogRecords {
  private LogRecords() {}

  static ConsumerRecord<byte[], byte[]> record(SampleRecord sample) {
    RecordHeaders headers = new RecordHeaders();
    sample.forEach(headers::add);
    return record(sample.keyBytes(), sample.valueBytes(), headers);
  }

  static ConsumerRecord<byte[], byte[]> record(
      byte @Nullable [] key, byte @Nullable [] value, Map<String, String> headers) {
    RecordHeaders all = new RecordHeaders();
    headers.forEach((name, text) -> all.add(name, bytes(text)));
    return record(key, value, all);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      byte @Nullable [] key, byte @Nullable [] value, RecordHeaders headers) {
    return new ConsumerRecord<>(
        "log",
        0,
        7,
        SampleRecords.STORED.toEpochMilli(),
        TimestampType.LOG_APPEND_TIME,
        0,
        0,
        key,
        value,
        headers,
        Optional.empty());
  }

  static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

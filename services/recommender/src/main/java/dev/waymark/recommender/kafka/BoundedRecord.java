package dev.waymark.recommender.kafka;

import static dev.waymark.recommender.kafka.DeadLetterHeaders.HEADERS_LENGTH;
import static dev.waymark.recommender.kafka.DeadLetterHeaders.KEY_HASH;
import static dev.waymark.recommender.kafka.DeadLetterHeaders.PREFIX;
import static dev.waymark.recommender.kafka.DeadLetterHeaders.VALUE_HASH;

import dev.waymark.events.LogReader;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.internals.RecordHeader;
import org.apache.kafka.common.header.internals.RecordHeaders;

/// Records that were read with a {@link HeadDeserializer}, with headers that are bounded too and
/// that say of a record what the service says, never what its sender says in Waymark's name.
public final class BoundedRecord {
  private BoundedRecord() {}

  /// The record with headers that the log admits, or with the first of them up to just more than
  /// that.
  public static ConsumerRecord<byte[], byte[]> of(ConsumerRecord<byte[], byte[]> read) {
    RecordHeaders headers = new RecordHeaders();
    long length = 0;
    for (Header header : read.headers()) {
      if (header.key().startsWith(PREFIX)) {
        continue;
      }
      long room = LogReader.MAX_HEADER_BYTES - length;
      length += LogReader.size(header.key(), header.value());
      if (room >= 0) {
        headers.add(head(header, (int) room));
      }
    }
    if (length > LogReader.MAX_HEADER_BYTES) {
      HeaderTexts.put(headers, HEADERS_LENGTH, Long.toString(length));
    }
    if (isCut(read.key(), read.serializedKeySize())) {
      headers.add(read.headers().lastHeader(KEY_HASH));
    }
    if (hasPartOfValue(read)) {
      headers.add(read.headers().lastHeader(VALUE_HASH));
    }
    return new ConsumerRecord<>(
        read.topic(),
        read.partition(),
        read.offset(),
        read.timestamp(),
        read.timestampType(),
        read.serializedKeySize(),
        read.serializedValueSize(),
        read.key(),
        read.value(),
        headers,
        read.leaderEpoch());
  }

  /// Whether only the head of the value is there.
  public static boolean hasPartOfValue(ConsumerRecord<byte[], byte[]> record) {
    return isCut(record.value(), record.serializedValueSize());
  }

  /// Whether only the head of the key is there.
  public static boolean hasPartOfKey(ConsumerRecord<byte[], byte[]> record) {
    return isCut(record.key(), record.serializedKeySize());
  }

  private static boolean isCut(byte[] kept, int length) {
    return kept != null && length > kept.length;
  }

  /// What is kept of the record, in bytes.
  public static long size(ConsumerRecord<byte[], byte[]> record) {
    long size = 0;
    for (Header header : record.headers()) {
      size += LogReader.size(header.key(), header.value());
    }
    return size
        + (record.key() == null ? 0 : record.key().length)
        + (record.value() == null ? 0 : record.value().length);
  }

  /// One that fits stays as it is; the first that does not is kept as long as it takes to see that.
  private static Header head(Header header, int room) {
    String name = header.key();
    byte[] value = header.value();
    if (LogReader.size(name, value) <= room) {
      return header;
    }
    String shortName = name.length() > room + 1 ? name.substring(0, room + 1) : name;
    return new RecordHeader(
        shortName, value == null ? null : Arrays.copyOf(value, Math.min(value.length, room + 1)));
  }
}

package dev.waymark.recommender.kafka.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.LogReader;
import dev.waymark.events.PartitionHistory;
import dev.waymark.recommender.kafka.BoundedRecord;
import dev.waymark.recommender.kafka.DeadLetterHeaders;
import dev.waymark.recommender.kafka.HeadDeserializer;
import dev.waymark.recommender.kafka.HeaderTexts;
import dev.waymark.recommender.kafka.KafkaClients;
import dev.waymark.recommender.kafka.RecordDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.Test;

class BatchPollTest {
  private static final TopicPartition LOG = new TopicPartition("log", 0);
  private static final Duration NO_WAIT = Duration.ZERO;

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");

  BatchPollTest() {
    consumer.assign(List.of(LOG));
    consumer.updateBeginningOffsets(Map.of(LOG, 0L));
    consumer.setMaxPollRecords(KafkaClients.MAX_POLL_RECORDS);
  }

  private static ConsumerRecord<byte[], byte[]> record(
      long offset, byte[] key, byte[] value, int length, Headers headers) {
    return new ConsumerRecord<>(
        "log",
        0,
        offset,
        0,
        TimestampType.LOG_APPEND_TIME,
        key.length,
        length,
        key,
        value,
        headers,
        Optional.empty());
  }

  private void add(int records, int length) {
    for (int i = 0; i < records; i++) {
      consumer.addRecord(record(i, new byte[3], new byte[length], length, new RecordHeaders()));
    }
  }

  @Test
  void aBatchIsFullWithItsRecords() {
    add(1_000, 10);
    assertThat(BatchPoll.poll(consumer, NO_WAIT, 400).count()).isEqualTo(400);
    assertThat(BatchPoll.poll(consumer, NO_WAIT, 10_000).count()).isEqualTo(600);
  }

  @Test
  void aBatchIsFullWithItsBytesAndNothingIsLeftOut() {
    int length = 60_000;
    add(400, length);
    int read = 0;
    while (read < 400) {
      int count = BatchPoll.poll(consumer, NO_WAIT, 10_000).count();
      assertThat(count).isPositive();
      assertThat((long) (count - KafkaClients.MAX_POLL_RECORDS) * length)
          .isLessThanOrEqualTo(BatchPoll.MAX_BYTES);
      read += count;
    }
    assertThat(read).isEqualTo(400);
  }

  @Test
  void ofALongValueItsHeadItsLengthAndItsHashAreKept() {
    byte[] spaces = " ".repeat(1_000_000).getBytes(StandardCharsets.UTF_8);
    Headers headers = new RecordHeaders();
    HeaderTexts.put(headers, DeadLetterHeaders.VALUE_HASH, "what a sender claims");
    byte[] head =
        new HeadDeserializer(65_536, 4_096, DeadLetterHeaders.VALUE_HASH)
            .deserialize("log", headers, ByteBuffer.wrap(spaces));
    assertThat(head).hasSize(4_096);
    consumer.addRecord(record(0, new byte[3], head, spaces.length, headers));

    ConsumerRecord<byte[], byte[]> record =
        BatchPoll.poll(consumer, NO_WAIT, 100).records(LOG).getFirst();

    assertThat(BoundedRecord.hasPartOfValue(record)).isTrue();
    assertThat(record.headers().toArray()).hasSize(1);
    assertThat(text(record, DeadLetterHeaders.VALUE_HASH))
        .isEqualTo("7e80c2132dad37d00ce8521934fe15d79171b2dfed31ba88c34cf654353b0424");
  }

  @Test
  void headersAreBoundedAndNoneOfASenderSpeaksInOurName() {
    Headers headers = new RecordHeaders();
    HeaderTexts.put(headers, DeadLetterHeaders.REPLAYED, "0-1");
    HeaderTexts.put(headers, "ce_id", "e1");
    HeaderTexts.put(headers, "n".repeat(100_000), "v".repeat(100_000));
    HeaderTexts.put(headers, "ce_source", "/late");
    consumer.addRecord(record(0, new byte[3], new byte[3], 3, headers));

    ConsumerRecord<byte[], byte[]> record =
        BatchPoll.poll(consumer, NO_WAIT, 100).records(LOG).getFirst();

    assertThat(BoundedRecord.size(record)).isLessThan(3 * LogReader.MAX_HEADER_BYTES);
    assertThat(record.headers().lastHeader(DeadLetterHeaders.REPLAYED)).isNull();
    assertThat(text(record, "ce_id")).isEqualTo("e1");
    assertThat(text(record, DeadLetterHeaders.HEADERS_LENGTH)).isEqualTo("200045");
    assertThat(
            new RecordDecoder(65_536, Optional.empty(), PartitionHistory.of("log", 1))
                .decode(record)
                .toString())
        .contains("TOO_LARGE");
  }

  private static String text(ConsumerRecord<byte[], byte[]> record, String header) {
    return new String(record.headers().lastHeader(header).value(), StandardCharsets.UTF_8);
  }
}

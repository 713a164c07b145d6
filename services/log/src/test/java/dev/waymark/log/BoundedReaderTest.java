package dev.waymark.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BoundedReaderTest {
  private static final TopicPartition LOG = new TopicPartition("log", 0);
  private static final Duration SHORT = Duration.ofMillis(200);

  private final MockConsumer<byte[], byte[]> consumer = consumer();
  private final List<Long> read = new ArrayList<>();

  private static MockConsumer<byte[], byte[]> consumer() {
    MockConsumer<byte[], byte[]> made = new MockConsumer<>("latest");
    made.updateBeginningOffsets(Map.of(LOG, 0L));
    made.updateEndOffsets(Map.of(LOG, 5L));
    return made;
  }

  @Test
  void aBrokerThatIsGoneEndsTheReading() {
    BoundedReader<byte[], byte[]> reader = new BoundedReader<>(consumer, Optional.empty(), SHORT);

    assertThatThrownBy(() -> reader.read(Map.of(), Map.of(LOG, 5L), this::take))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("handed out nothing");
  }

  @Test
  void recordsBetweenTheOffsetsAreRead() {
    consumer.schedulePollTask(() -> add(consumer, 2, 3, 4));

    BoundedReader.Extent extent =
        new BoundedReader<>(consumer).read(Map.of(LOG, 2L), Map.of(LOG, 4L), this::take);

    assertThat(read).containsExactly(2L, 3L);
    assertThat(extent).isEqualTo(new BoundedReader.Extent(0, 0));
  }

  @Test
  void recordsThatTheBrokerRemovedArePassedOver() {
    consumer.updateBeginningOffsets(Map.of(LOG, 3L));
    consumer.schedulePollTask(() -> add(consumer, 3, 4));

    new BoundedReader<>(consumer).read(Map.of(LOG, 1L), Map.of(LOG, 5L), this::take);

    assertThat(read).containsExactly(3L, 4L);
  }

  @Test
  void offsetsBehindTheEndAreMissing() {
    consumer.schedulePollTask(() -> add(consumer, 0, 1, 2, 3, 4));

    BoundedReader.Extent extent =
        new BoundedReader<>(consumer).read(Map.of(), Map.of(LOG, 8L), this::take);

    assertThat(read).containsExactly(0L, 1L, 2L, 3L, 4L);
    assertThat(extent.missing()).isEqualTo(3);
  }

  @Test
  void aDamagedRecordIsPassedOverAndCounted() {
    consumer.schedulePollTask(() -> add(consumer, 0, 1));
    consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("damaged")));
    consumer.schedulePollTask(() -> add(consumer, 3, 4));
    MockConsumer<byte[], byte[]> single = consumer();
    single.schedulePollTask(() -> single.setPollException(new KafkaException("damaged")));

    BoundedReader.Extent extent =
        new BoundedReader<>(consumer, () -> single).read(Map.of(), Map.of(LOG, 5L), this::take);

    assertThat(read).containsExactly(0L, 1L, 3L, 4L);
    assertThat(extent.unreadable()).isEqualTo(1);
    assertThat(single.closed()).isTrue();
  }

  @Test
  void aDamagedRecordEndsTheReadingWhereThereIsNoOtherWay() {
    consumer.schedulePollTask(() -> consumer.setPollException(new KafkaException("damaged")));

    assertThatThrownBy(
            () -> new BoundedReader<>(consumer).read(Map.of(), Map.of(LOG, 5L), this::take))
        .hasMessage("damaged");
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read.add(record.offset());
  }

  private static void add(MockConsumer<byte[], byte[]> to, long... offsets) {
    for (long offset : offsets) {
      to.addRecord(new ConsumerRecord<>("log", 0, offset, new byte[0], new byte[0]));
    }
  }
}

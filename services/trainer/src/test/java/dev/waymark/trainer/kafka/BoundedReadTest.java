package dev.waymark.trainer.kafka;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

class BoundedReadTest {
  private static final TopicPartition LOG = new TopicPartition("log", 0);

  private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("earliest");
  private final List<Long> read = new ArrayList<>();

  BoundedReadTest() {
    consumer.updateBeginningOffsets(Map.of(LOG, 0L));
    consumer.updateEndOffsets(Map.of(LOG, 5L));
  }

  @Test
  void aBrokerThatIsGoneEndsTheReading() {
    assertThatThrownBy(() ->
            new BoundedRead(consumer, Duration.ofMillis(200))
                .read(Map.of(), Map.of(LOG, 5L), this::take, count -> {}))
        .isInstanceOf(TimeoutException.class)
        .hasMessageContaining("handed out nothing");
  }

  @Test
  void whatLiesBetweenIsRead() {
    consumer.schedulePollTask(() -> {
      for (long offset = 2; offset < 5; offset++) {
        consumer.addRecord(new ConsumerRecord<>("log", 0, offset, new byte[0], new byte[0]));
      }
    });

    new BoundedRead(consumer).read(Map.of(LOG, 2L), Map.of(LOG, 4L), this::take, count -> {});

    assertThat(read).containsExactly(2L, 3L);
  }

  private void take(ConsumerRecord<byte[], byte[]> record) {
    read.add(record.offset());
  }
}

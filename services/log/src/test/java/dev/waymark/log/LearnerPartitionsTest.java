package dev.waymark.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.PartitionHistory;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

class LearnerPartitionsTest {
  private static final int FORMER = 3;
  private static final int NOW = 6;
  private static final int GROWN_AT = 10;
  private static final PartitionHistory HISTORY =
      PartitionHistory.of("log", FORMER).grown(NOW, partition -> GROWN_AT);

  @Test
  void aRecordIsRoutedByThePartitionsThatThereWereWhenItWasWritten() {
    String moved = "a";
    while (LearnerPartitions.of(moved, FORMER) == LearnerPartitions.of(moved, NOW)) {
      moved += "a";
    }
    int before = LearnerPartitions.of(moved, FORMER);
    int after = LearnerPartitions.of(moved, NOW);

    assertThat(LearnerPartitions.isRouted(record(before, 0, moved), moved, HISTORY)).isTrue();
    assertThat(LearnerPartitions.isRouted(record(after, GROWN_AT, moved), moved, HISTORY)).isTrue();
    assertThat(LearnerPartitions.isRouted(record(before, GROWN_AT, moved), moved, HISTORY))
        .isFalse();
  }

  @Test
  void aRecordUnderAnotherKeyIsNotTheLearners() {
    int partition = LearnerPartitions.of("ada", NOW);

    assertThat(LearnerPartitions.isRouted(record(partition, GROWN_AT, "eve"), "ada", HISTORY))
        .isFalse();
  }

  private static ConsumerRecord<byte[], byte[]> record(int partition, long offset, String key) {
    return new ConsumerRecord<>("log", partition, offset, key.getBytes(UTF_8), new byte[0]);
  }
}

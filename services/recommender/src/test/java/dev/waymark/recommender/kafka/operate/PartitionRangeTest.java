package dev.waymark.recommender.kafka.operate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.PartitionHistory;
import dev.waymark.log.LearnerPartitions;
import java.util.List;
import org.junit.jupiter.api.Test;

class PartitionRangeTest {
  @Test
  void theLearnersOfAPartitionStandNowhereElse() {
    PartitionHistory history = PartitionHistory.of("log", 6).grown(9, it -> 10).grown(12, it -> 20);
    for (int i = 0; i < 1_000; i++) {
      String learner = "learner-" + i;
      List<PartitionRange> parts =
          PartitionRange.of(history, LearnerPartitions.of(learner, history.partitions()));
      for (int generation = 0; generation < 3; generation++) {
        int partition =
            LearnerPartitions.of(learner, history.generations().get(generation).partitions());
        assertThat(parts)
            .contains(
                new PartitionRange(
                    partition,
                    history.first(partition, generation),
                    history.end(partition, generation)));
      }
    }
  }

  @Test
  void aPartitionThatWasDoubledReadsOneFormerPartition() {
    assertThat(PartitionRange.of(PartitionHistory.of("log", 6).grown(12, it -> 10), 7))
        .containsExactly(new PartitionRange(1, 0, 10), new PartitionRange(7, 0, Long.MAX_VALUE));
  }
}

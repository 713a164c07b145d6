package dev.waymark.recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class AppliedOffsetsTest {
  private final AppliedOffsets applied = new AppliedOffsets();

  @Test
  void whoWaitsIsToldOnceThePlaceIsReached() {
    CompletableFuture<Long> reached = applied.reach(3, 10);
    applied.advance(3, 9);
    assertThat(reached).isNotDone();
    applied.advance(3, 12);
    assertThat(reached).isCompletedWithValue(12L);
  }

  @Test
  void nothingIsKeptOfAPartitionThatNobodyWaitsForAnyMore() {
    for (int partition = 0; partition < 1_000; partition++) {
      applied.reach(partition, 10).cancel(false);
    }
    assertThat(applied.awaitedElsewhere()).isEmpty();
    assertThat(applied.awaitedPartitions()).isZero();
  }
}

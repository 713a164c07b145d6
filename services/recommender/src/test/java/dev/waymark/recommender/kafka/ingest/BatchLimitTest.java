package dev.waymark.recommender.kafka.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BatchLimitTest {
  @Test
  void itBeginsSmallSoThatAStartAfterAFailureGetsFurther() {
    BatchLimit limit = new BatchLimit(1_000);
    assertThat(limit.now()).isEqualTo(100);
    limit.succeeded();
    assertThat(limit.now()).isEqualTo(200);
  }

  @Test
  void failuresHalveItAndSuccessesBringItBack() {
    BatchLimit limit = new BatchLimit(1_000);
    for (int i = 0; i < 4; i++) {
      limit.succeeded();
    }
    assertThat(limit.now()).isEqualTo(1_000);
    limit.failed();
    limit.failed();
    assertThat(limit.now()).isEqualTo(250);
    limit.succeeded();
    assertThat(limit.now()).isEqualTo(500);
    limit.succeeded();
    limit.succeeded();
    assertThat(limit.now()).isEqualTo(1_000);
  }

  @Test
  void anOutageLeavesEnoughToGoOnWith() {
    BatchLimit limit = new BatchLimit(1_000);
    for (int i = 0; i < 50; i++) {
      limit.failed();
    }
    assertThat(limit.now()).isEqualTo(100);
  }

  @Test
  void aSmallConfiguredNumberIsNeverExceeded() {
    BatchLimit limit = new BatchLimit(7);
    limit.failed();
    limit.succeeded();
    assertThat(limit.now()).isEqualTo(7);
  }
}

package dev.waymark.recommender.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.RefusalReason;
import org.junit.jupiter.api.Test;

class DeadLetterReasonTest {
  @Test
  void aCodeThatNobodyThoughtOfStopsNoPartition() {
    assertThat(DeadLetterReason.of("UNKNOWN_TOPIC")).isEqualTo(DeadLetterReason.UNKNOWN_TOPIC);
    assertThat(DeadLetterReason.of("INVENTED_TOMORROW")).isEqualTo(DeadLetterReason.UNPROCESSABLE);
  }

  @Test
  void everyReasonOfTheReaderIsOne() {
    for (RefusalReason reason : RefusalReason.values()) {
      assertThat(DeadLetterReason.of(reason.name()).name()).isEqualTo(reason.name());
    }
  }
}

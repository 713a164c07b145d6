package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class DeadLetterReasonTest {
  @Test
  void aCodeThatNobodyThoughtOfStopsNoPartition() {
    assertThat(DeadLetterReason.of("UNKNOWN_TOPIC")).isEqualTo(DeadLetterReason.UNKNOWN_TOPIC);
    assertThat(DeadLetterReason.of("INVENTED_TOMORROW")).isEqualTo(DeadLetterReason.UNPROCESSABLE);
  }
}

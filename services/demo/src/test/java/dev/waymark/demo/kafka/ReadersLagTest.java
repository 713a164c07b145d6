package dev.waymark.demo.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.common.TopicPartition;
import org.junit.jupiter.api.Test;

/// Which of the recommenders' offsets tell how far they are.
class ReadersLagTest {
  private static final TopicPartition FIRST = new TopicPartition("log", 0);
  private static final TopicPartition SECOND = new TopicPartition("log", 1);
  private static final Map<TopicPartition, Long> ENDS = Map.of(FIRST, 10L, SECOND, 5L);

  @Test
  void theFormThatIsFurthestCounts() {
    var former = Map.of(FIRST, new OffsetAndMetadata(3), SECOND, new OffsetAndMetadata(5));
    var leading = Map.of(FIRST, new OffsetAndMetadata(9), SECOND, new OffsetAndMetadata(5));
    assertThat(ReadersLag.lag(ENDS, List.of(former, leading))).isEqualTo(1);
    assertThat(ReadersLag.lag(ENDS, List.of(leading, former))).isEqualTo(1);
  }

  @Test
  void whoCommittedNothingHasAllToRead() {
    assertThat(ReadersLag.lag(ENDS, List.of())).isEqualTo(15);
    assertThat(ReadersLag.lag(ENDS, List.of(Map.of(SECOND, new OffsetAndMetadata(5)))))
        .isEqualTo(10);
  }

  @Test
  void eachFormHasAGroup() {
    assertThat(List.of("readers", "readers-form-2", "readers-of-others", "others"))
        .filteredOn(it -> ReadersLag.isOfAForm(it, "readers"))
        .containsExactly("readers", "readers-form-2");
  }
}

package dev.waymark.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PartitionHistoryTest {
  private final PartitionHistory history =
      PartitionHistory.of("log", 2).grown(4, partition -> 10L + partition).grown(5, it -> 20L);

  @Test
  void aRecordStandsByTheNumberOfPartitionsOfItsOffset() {
    assertThat(history.partitions()).isEqualTo(5);
    assertThat(history.partitionsAt(0, 9)).isEqualTo(2);
    assertThat(history.partitionsAt(0, 10)).isEqualTo(4);
    assertThat(history.partitionsAt(1, 10)).isEqualTo(2);
    assertThat(history.partitionsAt(1, 20)).isEqualTo(5);
    assertThat(history.partitionsAt(3, 0)).isEqualTo(4);
    assertThat(history.partitionsAt(4, 0)).isEqualTo(5);
  }

  @Test
  void aGenerationEndsWhereTheNextBegins() {
    assertThat(history.end(0, 0)).isEqualTo(10);
    assertThat(history.first(0, 1)).isEqualTo(10);
    assertThat(history.end(3, 1)).isEqualTo(20);
    assertThat(history.end(3, 2)).isEqualTo(Long.MAX_VALUE);
    assertThat(history.first(3, 0)).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void whatIsWrittenIsReadAndNothingElse() {
    assertThat(PartitionHistory.decode(history.encode())).contains(history);
    assertThat(PartitionHistory.decode("{\"logId\":\"log\"}".getBytes(UTF_8))).isEmpty();
    assertThat(PartitionHistory.decode("{}}".getBytes(UTF_8))).isEmpty();
    String lacking = "{\"generations\":[{\"partitions\":2,\"firstOffsets\":[\"0\"]}]}";
    assertThat(PartitionHistory.decode(lacking.getBytes(UTF_8))).isEmpty();
  }
}

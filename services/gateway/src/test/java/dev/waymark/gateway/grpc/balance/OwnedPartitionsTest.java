package dev.waymark.gateway.grpc.balance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.log.LearnerPartitions;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OwnedPartitionsTest {

  @Test
  void aLearnerIsOwnedByWhoeverWritesTheirPartition() {
    int home = LearnerPartitions.of("ada", 6);
    assertThat(owned("6;" + home).has("ada")).isTrue();
    String others =
        String.join(
            ",", IntStream.range(0, 6).filter(it -> it != home).mapToObj(String::valueOf).toList());
    assertThat(owned("6;" + others).has("ada")).isFalse();
    assertThat(owned("6;").has("ada")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "x;1", "0;", "6;6", "6;-1", "6;1,", "6;a", "99999999;1"})
  void whatIsNoSuchHeaderIsNotKept(String text) {
    assertThat(OwnedPartitions.parse(text)).isNull();
  }

  private static OwnedPartitions owned(String text) {
    OwnedPartitions owned = OwnedPartitions.parse(text);
    assertThat(owned).isNotNull();
    return owned;
  }
}

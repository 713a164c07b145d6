package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.progress.v1.ConsistencyToken;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTokensTest {
  private static final PositionTokens TOKENS = PositionTokens.bySecret("s");

  @Test
  void aTokenIsGenuineForItsLearnerItsPlaceAndItsKeyOnly() {
    ConsistencyToken token = PositionTokens.decode(TOKENS.encode("ada", 3, 42)).orElseThrow();

    assertThat(token.getPartition()).isEqualTo(3);
    assertThat(token.getNextOffset()).isEqualTo(42);
    assertThat(TOKENS.isGenuine(token, "ada")).isTrue();
    assertThat(PositionTokens.names(token, "bob")).isFalse();
    assertThat(TOKENS.isGenuine(token, "bob")).isFalse();
    assertThat(TOKENS.isGenuine(token.toBuilder().setPartition(4).build(), "ada")).isFalse();
    assertThat(TOKENS.isGenuine(token.toBuilder().setNextOffset(43).build(), "ada")).isFalse();
    assertThat(TOKENS.isGenuine(token.toBuilder().clearMac().build(), "ada")).isFalse();
    assertThat(PositionTokens.bySecret("t").isGenuine(token, "ada")).isFalse();
    assertThat(PositionTokens.byLog("s").isGenuine(token, "ada")).isFalse();
  }

  @Test
  void theWireFormStaysAsItIs() {
    // Partition 3, next offset 42, CRC-32C of "123456789", which is the check value of that CRC.
    assertThat(TOKENS.encode("123456789", 3, 42)).startsWith("CAMQKh2Dkgbj");
  }

  @Test
  void theLongestTokenIsNotTooLong() {
    String longest = TOKENS.encode("ada", Integer.MAX_VALUE, Long.MAX_VALUE);
    assertThat(longest.length()).isLessThanOrEqualTo(PositionTokens.MAX_LENGTH);
    assertThat(PositionTokens.decode(longest)).isPresent();
  }

  @Test
  void anythingElseIsNone() {
    Random random = new Random(5);
    assertThat(PositionTokens.decode("not a token")).isEmpty();
    assertThat(PositionTokens.decode("A".repeat(1_000))).isEmpty();
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(48)];
      random.nextBytes(bytes);
      String text = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(PositionTokens.decode(text).filter(it -> TOKENS.isGenuine(it, "ada"))).isEmpty();
    }
  }
}

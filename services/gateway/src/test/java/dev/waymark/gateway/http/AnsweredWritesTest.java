package dev.waymark.gateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.gateway.config.GatewayConfig;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class AnsweredWritesTest {

  private Instant now = Instant.EPOCH;
  private final AnsweredWrites writes = new AnsweredWrites(bounds(), () -> now);

  @Test
  void anAnswerIsKeptForATime() {
    answer(key("ada", "k"), 10);
    now = now.plusSeconds(59);
    assertThat(writes.begin(key("ada", "k"))).extracting("answer").isEqualTo("answer");
    now = now.plusSeconds(2);
    assertThat(writes.begin(key("ada", "k"))).isNull();
  }

  @Test
  void keysOfOthersAreOtherKeys() {
    answer(key("ada", "k"), 10);
    assertThat(writes.begin(key("bob", "k"))).isNull();
  }

  @Test
  void aCallerHasSoManyKeysAndSoManyBytes() {
    for (int i = 0; i < 20; i++) {
      answer(key("ada", "k" + i), 10);
    }
    assertThat(writes.size()).isEqualTo(5);
    assertThat(writes.begin(key("ada", "k19"))).isNotNull();

    answer(key("bob", "small"), 10);
    answer(key("bob", "large"), 3_400);
    assertThat(writes.begin(key("bob", "large"))).isNotNull();
    assertThat(writes.begin(key("bob", "small"))).isNull();
  }

  @Test
  void anAnswerOverTheBoundIsNotKept() {
    answer(key("ada", "k"), 5_000);
    assertThat(writes.size()).isZero();
    assertThat(writes.begin(key("ada", "k"))).isNull();
  }

  @Test
  void allTogetherHaveABoundAndWhoWroteLongestAgoGoesFirst() {
    for (int i = 0; i < 100; i++) {
      answer(key("caller-" + i, "k"), 1_500);
    }
    assertThat(writes.size()).isLessThanOrEqualTo(10);
    assertThat(writes.begin(key("caller-99", "k"))).isNotNull();
    assertThat(writes.begin(key("caller-0", "k"))).isNull();
  }

  @Test
  void whatIsUnderWayIsNotForgottenForWhatCameLater() {
    writes.begin(key("ada", "slow"));
    for (int i = 0; i < 20; i++) {
      answer(key("ada", "k" + i), 10);
    }
    assertThat(writes.begin(key("ada", "slow"))).isNotNull();
  }

  @Test
  void whatFailedIsForgotten() {
    writes.begin(key("ada", "k"));
    writes.failed(key("ada", "k"));
    assertThat(writes.size()).isZero();
    assertThat(writes.begin(key("ada", "k"))).isNull();
  }

  private void answer(IdempotencyKey key, int size) {
    writes.begin(key);
    writes.answered(key, "answer", size);
  }

  private static IdempotencyKey key(String caller, String key) {
    return new IdempotencyKey(caller, key, "fingerprint");
  }

  private static GatewayConfig.Idempotency bounds() {
    return new GatewayConfig.Idempotency() {
      @Override
      public Duration keep() {
        return Duration.ofSeconds(60);
      }

      @Override
      public int maxKeysPerCaller() {
        return 5;
      }

      @Override
      public int maxBytesPerCaller() {
        return 4_096;
      }

      @Override
      public int maxBytes() {
        return 20_480;
      }
    };
  }
}

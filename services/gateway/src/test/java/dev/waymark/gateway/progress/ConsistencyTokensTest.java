package dev.waymark.gateway.progress;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.PositionTokens;
import java.util.Base64;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ConsistencyTokensTest {

  @Test
  void aTokenIsGoodForItsLearnerOnly() {
    String token = PositionTokens.bySecret("s").encode("ada", 3, 42);
    assertThat(ConsistencyTokens.faultIn(token, "ada")).isNull();
    assertThat(ConsistencyTokens.faultIn(token, "bob"))
        .isEqualTo("is the token of another learner");
  }

  @Test
  void anythingElseIsRefused() {
    var random = new Random(5);
    assertThat(ConsistencyTokens.faultIn("not a token", "ada")).isNotNull();
    assertThat(ConsistencyTokens.faultIn("A".repeat(1_000), "ada")).isNotNull();
    for (int i = 0; i < 10_000; i++) {
      byte[] bytes = new byte[random.nextInt(20)];
      random.nextBytes(bytes);
      String token = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
      assertThat(ConsistencyTokens.faultIn(token, "ada")).isNotNull();
    }
  }
}

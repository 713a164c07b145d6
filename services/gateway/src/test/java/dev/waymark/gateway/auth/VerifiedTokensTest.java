package dev.waymark.gateway.auth;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class VerifiedTokensTest {

  private static final Instant NOW = Instant.parse("2026-11-30T10:00:00Z");
  private static final JsonObject CLAIMS =
      new JsonObject().put("sub", "ada").put("exp", NOW.plusSeconds(60).getEpochSecond());

  private Instant now = NOW;
  private final VerifiedTokens verified = new VerifiedTokens(Duration.ofMinutes(5), () -> now);

  @Test
  void aTokenThatWasCheckedIsKnown() {
    verified.put("a.b.c", CLAIMS, null);

    assertThat(verified.claims("a.b.c", null)).contains(CLAIMS);
    assertThat(verified.claims("a.b.d", null)).isEmpty();
  }

  @Test
  void anExpiredTokenIsNot() {
    verified.put("a.b.c", CLAIMS, null);

    now = NOW.plusSeconds(59);
    assertThat(verified.claims("a.b.c", null)).isPresent();
    now = NOW.plusSeconds(60);
    assertThat(verified.claims("a.b.c", null)).isEmpty();
  }

  @Test
  void otherKeysHaveNotCheckedIt() {
    Object keys = new Object();
    verified.put("a.b.c", CLAIMS, keys);

    assertThat(verified.claims("a.b.c", keys)).isPresent();
    assertThat(verified.claims("a.b.c", new Object())).isEmpty();
    assertThat(verified.claims("a.b.c", null)).isEmpty();
  }

  @Test
  void withoutTimeNothingIsKept() {
    var none = new VerifiedTokens(Duration.ZERO, () -> NOW);
    none.put("a.b.c", CLAIMS, null);

    assertThat(none.claims("a.b.c", null)).isEmpty();
  }
}

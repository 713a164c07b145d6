package dev.waymark.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SealTest {

  private static final JsonObject CONTENT = new JsonObject().put("sub", "ada");

  private final Seal seal = new Seal(secret("a secret of more than thirty-two signs"));

  @Test
  void whatWasSealedOpensAndTellsNothing() {
    String sealed = seal.seal("session", CONTENT);
    assertThat(seal.open("session", sealed)).contains(CONTENT);
    assertThat(sealed).matches("[A-Za-z0-9_-]+").doesNotContain("ada", "sub");
    assertThat(seal.seal("session", CONTENT)).isNotEqualTo(sealed);
  }

  @Test
  void itOpensForNoOtherPurposeAndWithNoOtherSecret() {
    String sealed = seal.seal("session", CONTENT);
    assertThat(seal.open("renewal", sealed)).isEmpty();
    assertThat(new Seal(secret("another secret of that many signs…")).open("session", sealed))
        .isEmpty();
  }

  @Test
  void oneBitLessOpensNothing() {
    String sealed = seal.seal("session", CONTENT);
    for (int i = 0; i < sealed.length(); i++) {
      char other = sealed.charAt(i) == 'A' ? 'Q' : 'A';
      String changed = sealed.substring(0, i) + other + sealed.substring(i + 1);
      assertThat(seal.open("session", changed)).as("%d", i).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "A",
        "AAAAAAAAAAAAAAAA",
        "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        "%%",
        "ä"
      })
  void whatNobodySealedIsNoFault(String sealed) {
    assertThat(seal.open("session", sealed)).isEmpty();
  }

  private static byte[] secret(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}

package dev.waymark.gateway.session;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReturnPathTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/#/ml-engineer/learn/linear-algebra.vectors",
        "/?learner=ada#/check",
        "/waymark/#/ml%20engineer/path",
        "/?next=https://example.com"
      })
  void aPageOfThisGatewayIsGoneBackTo(String path) {
    assertThat(ReturnPath.isLocal(path)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "\\\\evil.example",
        "/\t/evil.example",
        "/\n/evil.example",
        " /",
        "javascript:alert(1)",
        "evil.example",
        "/a\\..\\b",
        "/ä",
        "/\r\nSet-Cookie: a=b"
      })
  void nothingElseIs(String path) {
    assertThat(ReturnPath.isLocal(path)).isFalse();
  }

  @Test
  void itIsNoBook() {
    assertThat(ReturnPath.isLocal("/" + "a".repeat(1_024))).isFalse();
  }

  @Test
  void theViewIsBehindTheHash() {
    assertThat(ReturnPath.fragment("/?learner=ada#/ml/learn")).isEqualTo("#/ml/learn");
    assertThat(ReturnPath.fragment("/")).isEmpty();
  }
}

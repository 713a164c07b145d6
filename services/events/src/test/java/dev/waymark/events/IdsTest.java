package dev.waymark.events;

import static org.assertj.core.api.Assertions.assertThat;

import java.text.Normalizer;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class IdsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ada",
        "ada lovelace",
        "a;b",
        "a/b",
        "...",
        ".a",
        "a..",
        "%2e",
        "Zoë",
        "李",
        "😀",
        "a+b@c"
      })
  void ordinaryIdsPass(String id) {
    assertThat(Ids.fault(id)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      ignoreLeadingAndTrailingWhitespace = false,
      value = {
        ".,DOTS",
        "..,DOTS",
        "ada ,OUTER_SPACE",
        " ada,OUTER_SPACE",
        "\u00a0ada,OUTER_SPACE",
        "ada\u3000,OUTER_SPACE",
        "\u00a0,MISSING",
        "a\u00a0b,OTHER_SPACE",
        "a\u2028b,OTHER_SPACE",
        "a\u200bb,INVISIBLE_CHARACTER",
        "a\u200db,INVISIBLE_CHARACTER",
        "\ufeffada,INVISIBLE_CHARACTER",
        "a\u202eb,INVISIBLE_CHARACTER",
        "a\u2066b,INVISIBLE_CHARACTER",
        "a\u00adb,INVISIBLE_CHARACTER",
        "a\u034fb,INVISIBLE_CHARACTER",
        "a\ufe0fb,INVISIBLE_CHARACTER",
        "a\u3164b,INVISIBLE_CHARACTER",
        "a\udb40\udc41b,INVISIBLE_CHARACTER",
        "a\ufffe,NOT_UNICODE",
        "a\ufdd0b,NOT_UNICODE",
        "\ud83f\udfff,NOT_UNICODE",
        "Zoe\u0308,NOT_NORMALIZED",
        "\u212b,NOT_NORMALIZED",
      })
  void whatLooksLikeAnotherIdIsRefused(String id, Ids.Fault fault) {
    assertThat(Ids.fault(id)).hasValue(fault);
  }

  @Test
  void anAcceptedIdIsTheOnlySpellingOfItself() {
    var random = new Random(12);
    for (int i = 0; i < 20_000; i++) {
      String id =
          random
              .ints(4, 0, 0x30000)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();
      if (Ids.fault(id).isEmpty()) {
        assertThat(Normalizer.normalize(id, Normalizer.Form.NFC).strip()).isEqualTo(id);
      }
    }
  }
}

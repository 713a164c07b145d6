package dev.waymark.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.hostile.RawHttp.Answer;
import java.util.Set;
import java.util.regex.Pattern;

/// What every answer of the gateway keeps, whatever was asked.
final class ResponseRules {

  /// The statuses above 499 that the gateway documents.
  private static final Set<Integer> PASSING = Set.of(503, 504);

  /// What only the inside of a program looks like.
  private static final Pattern INSIDE =
      Pattern.compile(
          "\\tat |Exception|\\b(java|javax|jakarta|io\\.vertx|io\\.netty|io\\.quarkus|com\\.fasterxml|org\\.jboss)\\.[a-z]");

  private ResponseRules() {}

  /// The answer is of the gateway: good, or a problem that says nothing of the inside.
  static void assertSound(String request, Answer answer) {
    assertThat(answer.text()).as(shown(request)).startsWith("HTTP/1.1 ");
    assertSoundIfAny(request, answer);
  }

  /// The same for what the HTTP server itself may refuse without a body, or end without an answer.
  static void assertSoundIfAny(String request, Answer answer) {
    int status = answer.status();
    if (status >= 400) {
      assertThat(answer.text()).as(shown(request)).doesNotContainPattern(INSIDE);
      assertThat(status >= 500 && !PASSING.contains(status))
          .as("%s answered by %s", shown(request), answer.text())
          .isFalse();
      if (!answer.body().isEmpty()) {
        assertThat(answer.text())
            .as(shown(request))
            .contains("application/problem+json", "urn:waymark:problem:");
      }
    }
  }

  /// Refused by the gateway, with a problem.
  static void assertRefused(String request, Answer answer) {
    assertSound(request, answer);
    assertThat(answer.status()).as("%s: %s", shown(request), answer.text()).isBetween(400, 499);
    assertThat(answer.body()).as(shown(request)).contains("urn:waymark:problem:");
    assertThat(answer.count()).as(shown(request)).isEqualTo(1);
  }

  /// Refused by the gateway or by the HTTP server below it; nothing behind it was answered.
  static void assertRefusedByAnyone(String request, Answer answer) {
    assertSoundIfAny(request, answer);
    assertThat(answer.closed()).as(shown(request)).isTrue();
    assertThat(answer.count()).as(shown(request)).isLessThanOrEqualTo(1);
    if (answer.count() == 1) {
      assertThat(answer.status()).as("%s: %s", shown(request), answer.text()).isBetween(400, 499);
    }
  }

  private static String shown(String request) {
    return request.length() <= 300 ? request : request.substring(0, 300) + "…";
  }
}

package dev.waymark.gateway.progress;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.events.ProgressRules;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.progress.v1.ProgressEvent;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Whatever the bytes, the reader either refuses them or returns complete events that keep the
/// rules.
class ProgressReaderFuzzTest {

  private static final int ROUNDS = 5_000;
  private static final byte[] VALID =
      """
      [{"eventId":"e-1","occurredAt":"2026-11-22T10:00:00Z","topicId":"t","practised":{"itemId":"q","correct":true}},
       {"resourceId":"r","rated":{"stars":3}},{"topicId":"t","assessed":{"score":0.5}},
       {"topicId":"t","dismissed":{"until":"2027-01-01T00:00:00Z"}}]\
      """
          .getBytes(UTF_8);
  private static final String SPICE = "{}[]\",:\\0123456789eE+-.tfn\u0000\u00ff";

  private final ProgressReader reader = ReaderAt.noon();

  @Test
  void randomBytesAreRefusedOrRead() {
    var random = new Random(7);
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = new byte[random.nextInt(200)];
      random.nextBytes(body);
      read(body);
    }
  }

  @Test
  void mutatedEventsAreRefusedOrRead() {
    var random = new Random(11);
    int good = 0;
    for (int round = 0; round < ROUNDS; round++) {
      byte[] body = VALID.clone();
      for (int i = random.nextInt(4); i >= 0; i--) {
        body[random.nextInt(body.length)] =
            random.nextBoolean()
                ? (byte) random.nextInt()
                : (byte) SPICE.charAt(random.nextInt(SPICE.length()));
      }
      good += read(body);
    }
    // Some mutations only change an id; if none passed, the test would prove nothing.
    assertThat(good).isPositive();
  }

  private int read(byte[] body) {
    for (BodyForm form : BodyForm.values()) {
      try {
        List<ProgressEvent> events = reader.read("ada", body, form);
        assertThat(events).isNotEmpty().allSatisfy(ProgressReaderFuzzTest::isComplete);
        return 1;
      } catch (ProblemException refused) {
        assertThat(refused.problem().type().status()).isBetween(400, 499);
      }
    }
    return 0;
  }

  private static void isComplete(ProgressEvent event) {
    assertThat(event.getLearnerId()).isEqualTo("ada");
    assertThat(ProgressRules.problem(event)).isEmpty();
  }
}

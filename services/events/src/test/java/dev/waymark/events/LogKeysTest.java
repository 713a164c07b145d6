package dev.waymark.events;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LogKeysTest {
  private static final String OLD = key(1);
  private static final String NEW = key(2);
  private static final byte[] VALUE = "{\"eventId\":\"e\",\"learnerId\":\"ada\"}".getBytes(UTF_8);

  private final LogKeys keys = LogKeys.of(NEW);

  private static String key(int filledWith) {
    byte[] bytes = new byte[LogKeys.MIN_KEY_BYTES];
    Arrays.fill(bytes, (byte) filledWith);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  @Test
  void aSignatureVouchesForJustThis() {
    byte[] signature = keys.sign("ada", EventTypes.LEARNER_ERASED, VALUE);
    assertThat(new String(signature, UTF_8)).hasSize(43);
    assertThat(keys.vouch(signature, "ada", EventTypes.LEARNER_ERASED, VALUE)).isTrue();
    assertThat(keys.vouch(signature, "bob", EventTypes.LEARNER_ERASED, VALUE)).isFalse();
    assertThat(keys.vouch(signature, "ada", EventTypes.PROFILE_UPDATED, VALUE)).isFalse();
    assertThat(keys.vouch(signature, "ada", EventTypes.LEARNER_ERASED, new byte[] {1})).isFalse();
    assertThat(keys.vouch(null, "ada", EventTypes.LEARNER_ERASED, VALUE)).isFalse();
    assertThat(keys.vouch(new byte[0], "ada", EventTypes.LEARNER_ERASED, VALUE)).isFalse();
  }

  @Test
  void theFirstKeySignsAndEachVouches() {
    LogKeys rotated = LogKeys.of("# since March\n" + NEW + "\n\n" + OLD + "\n");
    byte[] before = LogKeys.of(OLD).sign("ada", EventTypes.LEARNER_ERASED, VALUE);
    assertThat(rotated.vouch(before, "ada", EventTypes.LEARNER_ERASED, VALUE)).isTrue();
    assertThat(keys.vouch(before, "ada", EventTypes.LEARNER_ERASED, VALUE)).isFalse();
    assertThat(rotated.sign("ada", EventTypes.LEARNER_ERASED, VALUE))
        .isEqualTo(keys.sign("ada", EventTypes.LEARNER_ERASED, VALUE));
  }

  @Test
  void aFileWithoutKeysOrWithShortOnesIsRefusedWithoutShowingThem() {
    assertThatThrownBy(() -> LogKeys.of("# none\n")).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> LogKeys.of(NEW + "\nc2VjcmV0"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Line 2")
        .hasMessageNotContaining("c2VjcmV0");
    assertThatThrownBy(() -> LogKeys.of("not base64!"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void onlySignedErasuresCountWhereThereAreKeys() {
    byte[] signature = keys.sign("ada", EventTypes.LEARNER_ERASED, VALUE);
    byte[] foreign = LogKeys.of(OLD).sign("ada", EventTypes.LEARNER_ERASED, VALUE);
    assertThat(read(keys, signature)).isInstanceOf(LogEvent.Erasure.class);
    assertThat(reason(read(keys))).isEqualTo(DeadLetterReason.NOT_VOUCHED_FOR);
    assertThat(reason(read(keys, foreign))).isEqualTo(DeadLetterReason.NOT_VOUCHED_FOR);
    assertThat(reason(read(keys, foreign, signature))).isEqualTo(DeadLetterReason.NOT_VOUCHED_FOR);
    assertThat(read(null)).isInstanceOf(LogEvent.Erasure.class);
  }

  private static DeadLetterReason reason(LogEvent event) {
    assertThat(event).isInstanceOf(LogEvent.Refused.class);
    return ((LogEvent.Refused) event).reason();
  }

  private static LogEvent read(@Nullable LogKeys keys, byte[]... signed) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("ce_specversion", "1.0");
    headers.put("ce_id", "e");
    headers.put("ce_source", "/test");
    headers.put("ce_type", EventTypes.LEARNER_ERASED);
    headers.put("content-type", "application/json");
    return new LogReader(LogReader.MAX_VALUE_BYTES, Optional.ofNullable(keys))
        .read(
            visitor -> {
              headers.forEach((name, text) -> visitor.header(name, text.getBytes(UTF_8)));
              for (byte[] signature : signed) {
                visitor.header(LogKeys.HEADER, signature);
              }
            },
            VALUE,
            Instant.EPOCH);
  }

  @Test
  void aFileOfKeysIsReadWithinBounds(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("log.key"), NEW);
    assertThat(LogKeys.read(file).sign("ada", EventTypes.LEARNER_ERASED, VALUE))
        .isEqualTo(keys.sign("ada", EventTypes.LEARNER_ERASED, VALUE));
    Path large = Files.write(folder.resolve("large"), new byte[KeyFile.MAX_BYTES + 1]);
    assertThatThrownBy(() -> LogKeys.read(large)).hasMessageContaining("65,536");
    assertThatThrownBy(() -> LogKeys.read(Path.of("/dev/zero"))).hasMessageContaining("regular");
  }
}

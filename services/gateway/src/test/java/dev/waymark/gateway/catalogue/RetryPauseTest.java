package dev.waymark.gateway.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetryPauseTest {
  private static final Duration FIRST = Duration.ofMillis(50);

  @Test
  void itDoublesWithEachFailureUpToTheMost() {
    var pause = new RetryPause(FIRST, Duration.ofMillis(300));

    assertThat(Stream.generate(pause::afterFailure).limit(5).map(Duration::toMillis))
        .containsExactly(50L, 100L, 200L, 300L, 300L);
  }

  @Test
  void itStartsAgainAfterASuccess() {
    var pause = new RetryPause(FIRST, Duration.ofSeconds(1));
    pause.afterFailure();
    pause.afterFailure();

    pause.succeeded();

    assertThat(pause.afterFailure()).isEqualTo(FIRST);
  }

  @Test
  void itIsNeverLongerThanTheMost() {
    assertThat(new RetryPause(FIRST, Duration.ofMillis(20)).afterFailure())
        .isEqualTo(Duration.ofMillis(20));
  }
}

package dev.waymark.recommender.kafka;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class BackoffTest {
  private final Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(700));

  @Test
  void waitsDoubleUpToTheLimit() {
    assertThat(waits(5)).containsExactly(100L, 200L, 400L, 700L, 700L);
  }

  @Test
  void afterSuccessTheyBeginAnew() {
    waits(4);

    backoff.reset();

    assertThat(waits(2)).containsExactly(100L, 200L);
  }

  private List<Long> waits(int count) {
    return Stream.generate(backoff::next).limit(count).map(Duration::toMillis).toList();
  }
}

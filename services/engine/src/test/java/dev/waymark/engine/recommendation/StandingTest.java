package dev.waymark.engine.recommendation;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class StandingTest {
  @Test
  void everyStandingIsASentenceForTheLearner() {
    assertThat(new Standing.Open(2).text())
        .isEqualTo("You can take it now; it is number 2 among your next steps.");
    assertThat(new Standing.Mastered(0.957).text()).isEqualTo("You know it already (96 %).");
    assertThat(new Standing.NotReady(List.of("a", "b"), "Topic a, Topic b").text())
        .isEqualTo("First you need Topic a, Topic b.");
    assertThat(new Standing.Dismissed(null).text()).isEqualTo("You put it aside.");
    assertThat(new Standing.Dismissed(Instant.parse("2026-12-01T00:00:00Z")).text())
        .isEqualTo("You put it aside until 2026-12-01T00:00:00Z.");
    assertThat(new Standing.AboveLevel(4).text())
        .isEqualTo("It is of level 4, above what you asked for.");
    assertThat(new Standing.OutsideGoal().text()).isEqualTo("Your goal does not need it.");
  }
}

package dev.waymark.recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidationsTest {
  private final Invalidations doubts = new Invalidations();

  @Test
  void whatWasKnownBeforeIsDoubtedAndWhatIsKnownSinceIsNot() {
    long before = doubts.now();
    assertThat(doubts.none(before, "ada")).isTrue();

    doubts.add("ada"::equals);

    assertThat(doubts.none(before, "ada")).isFalse();
    assertThat(doubts.none(before, "bea")).isTrue();
    assertThat(doubts.none(doubts.now(), "ada")).isTrue();
  }

  @Test
  void whenThereWereManyAllThatIsOldIsDoubted() {
    long before = doubts.now();
    for (int i = 0; i < 3 * Invalidations.MAX_DOUBTS; i++) {
      String id = "learner-" + i;
      doubts.add(id::equals);
    }
    assertThat(doubts.none(before, "learner-0")).isFalse();
    assertThat(doubts.none(before, "nobody")).isFalse();
    assertThat(doubts.none(doubts.now(), "learner-0")).isTrue();
  }
}

package dev.waymark.recommender.learner;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class InvalidationsTest {
  private final Invalidations invalidations = new Invalidations();

  @Test
  void whatWasCopiedBeforeIsStaleAndWhatIsCopiedSinceIsNot() {
    long before = invalidations.now();
    assertThat(invalidations.none(before, "ada")).isTrue();

    invalidations.add("ada"::equals);

    assertThat(invalidations.none(before, "ada")).isFalse();
    assertThat(invalidations.none(before, "bea")).isTrue();
    assertThat(invalidations.none(invalidations.now(), "ada")).isTrue();
  }

  @Test
  void whenThereWereManyAllOldCopiesAreStale() {
    long before = invalidations.now();
    for (int i = 0; i < 3 * Invalidations.MAX_KEPT; i++) {
      String id = "learner-" + i;
      invalidations.add(id::equals);
    }
    assertThat(invalidations.none(before, "learner-0")).isFalse();
    assertThat(invalidations.none(before, "nobody")).isFalse();
    assertThat(invalidations.none(invalidations.now(), "learner-0")).isTrue();
  }
}

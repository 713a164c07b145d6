package dev.waymark.recommender.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ComputationsTest {
  private static final int MAX_COMPUTATIONS = 3;

  private final Computations computations = new Computations(1, MAX_COMPUTATIONS);
  private final CountDownLatch over = new CountDownLatch(1);

  @AfterEach
  void close() {
    over.countDown();
    computations.close();
  }

  private CompletableFuture<String> submit() {
    return computations.compute(() -> {
      try {
        over.await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return Thread.currentThread().getName();
    });
  }

  @Test
  void whatIsOneTooManyIsRefusedAtOnceAndItsPlaceIsFreeAgainLater() throws Exception {
    CompletableFuture<String> first = submit();
    for (int i = 1; i < MAX_COMPUTATIONS; i++) {
      var _ = submit();
    }
    assertThat(submit()).isCompletedExceptionally();
    assertThatThrownBy(() -> submit().join()).hasCauseInstanceOf(RejectedExecutionException.class);

    over.countDown();
    assertThat(first.get(10, TimeUnit.SECONDS)).startsWith("waymark-compute-");
    assertThat(computations.compute(() -> 1).get(10, TimeUnit.SECONDS)).isEqualTo(1);
  }

  @Test
  void aFailureGivesItsPlaceBack() {
    over.countDown();
    for (int i = 0; i < 10 * MAX_COMPUTATIONS; i++) {
      assertThatThrownBy(() ->
              computations
                  .compute(() -> {
                    throw new IllegalArgumentException("fault");
                  })
                  .join())
          .hasRootCauseMessage("fault");
    }
  }

  @Test
  void whatIsBoundedElsewhereIsNeverRefused() throws Exception {
    for (int i = 0; i < MAX_COMPUTATIONS; i++) {
      var _ = submit();
    }
    CountDownLatch ran = new CountDownLatch(100);
    for (int i = 0; i < 100; i++) {
      computations.background().execute(ran::countDown);
    }
    over.countDown();
    assertThat(ran.await(10, TimeUnit.SECONDS)).isTrue();
  }
}

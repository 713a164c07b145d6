package dev.waymark.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.awaitility.Awaitility.await;

import dev.waymark.gateway.problem.Problem;
import dev.waymark.gateway.problem.ProblemException;
import dev.waymark.gateway.problem.ProblemType;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class BoundedWorkTest {

  private static final Duration LONG = Duration.ofMinutes(1);

  @Test
  void whatIsMoreThanItsBoundIsRefusedAtOnceAndTheRestIsDone() {
    var release = new CountDownLatch(1);
    try (var work = new BoundedWork("The check", 4, 0, LONG)) {
      List<CompletableFuture<String>> running = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        running.add(work.start(_ -> awaited(release)));
      }

      Problem problem = problem(work.start(_ -> "too much"));

      assertThat(problem.type()).isEqualTo(ProblemType.GATEWAY_BUSY);
      assertThat(problem.retryAfter()).isPositive();
      release.countDown();
      assertThat(running).allSatisfy(done -> assertThat(done.join()).isEqualTo("done"));
      await().untilAsserted(() -> assertThat(work.start(_ -> "again").join()).isEqualTo("again"));
    }
  }

  @Test
  void soManyMayWaitForTheirTurn() {
    var release = new CountDownLatch(1);
    try (var work = new BoundedWork("The map", 1, 1, LONG)) {
      CompletableFuture<String> running = work.start(_ -> awaited(release));
      CompletableFuture<String> waiting = work.start(_ -> "waited");

      assertThat(problem(work.start(_ -> "too much")).detail()).contains("too many are under way");
      release.countDown();
      assertThat(running.join()).isEqualTo("done");
      assertThat(waiting.join()).isEqualTo("waited");
    }
  }

  @Test
  void whatTakesTooLongIsAnsweredAndGivenUp() {
    var givenUp = new AtomicBoolean();
    try (var work = new BoundedWork("The map", 1, 1, Duration.ofMillis(50))) {
      Problem problem =
          problem(
              work.start(cancelled -> {
                awaitTrue(cancelled);
                givenUp.set(true);
                return "late";
              }));

      assertThat(problem.type()).isEqualTo(ProblemType.GATEWAY_BUSY);
      assertThat(problem.retryAfter()).isPositive();
      await().untilTrue(givenUp);
    }
  }

  @Test
  void aFailureOfTheWorkIsItsOutcome() {
    try (var work = new BoundedWork("The map", 1, 1, LONG)) {
      CompletableFuture<String> failed =
          work.start(_ -> {
            throw new IllegalArgumentException("wrong");
          });

      assertThat(
              catchThrowableOfType(
                  IllegalArgumentException.class,
                  () -> BoundedWork.outcome(failed).await().atMost(LONG)))
          .hasMessage("wrong");
    }
  }

  @Test
  void whoLeavesEndsNobodyElsesWaiting() {
    var release = new CountDownLatch(1);
    try (var work = new BoundedWork("The map", 1, 1, LONG)) {
      CompletableFuture<String> shared = work.start(_ -> awaited(release));

      BoundedWork.outcome(shared).subscribe().with(_ -> {}).cancel();

      release.countDown();
      assertThat(BoundedWork.outcome(shared).await().atMost(LONG)).isEqualTo("done");
    }
  }

  private static Problem problem(CompletableFuture<String> computation) {
    return catchThrowableOfType(
            ProblemException.class, () -> BoundedWork.outcome(computation).await().atMost(LONG))
        .problem();
  }

  private static String awaited(CountDownLatch latch) {
    try {
      latch.await();
      return "done";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void awaitTrue(BooleanSupplier condition) {
    while (!condition.getAsBoolean()) {
      Thread.onSpinWait();
    }
  }
}

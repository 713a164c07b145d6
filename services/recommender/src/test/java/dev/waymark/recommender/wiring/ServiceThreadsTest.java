package dev.waymark.recommender.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ServiceThreadsTest {
  private final ServiceThreads threads = new ServiceThreads();

  private void run(Runnable work) throws InterruptedException {
    threads.named("worker").start(work).join();
  }

  @Test
  void aThreadThatEndsInOrderIsNotMissed() throws InterruptedException {
    run(() -> {});
    assertThat(threads.dead()).isEmpty();
  }

  @Test
  void aThreadThatDiesOfWhateverIsNoticedAtOnce() throws InterruptedException {
    run(() -> {
      throw new OutOfMemoryError("for the test");
    });
    assertThat(threads.dead()).containsExactly("worker");
  }
}

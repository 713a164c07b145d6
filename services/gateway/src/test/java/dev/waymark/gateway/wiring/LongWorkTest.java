package dev.waymark.gateway.wiring;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LongWorkTest {
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final LongWork work = new LongWork(threads);

  @Test
  void whatDiesOfWhateverIsNoticed() throws InterruptedException {
    work.start("good", () -> {});
    work.start(
        "bad",
        () -> {
          throw new StackOverflowError("for the test");
        });
    threads.shutdown();
    assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
    assertThat(work.dead()).containsExactly("bad");
  }
}

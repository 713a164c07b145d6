package dev.waymark.load.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.HdrHistogram.Histogram;

/// Some who each ask their next question when the last is answered.
final class ConcurrentCallers {
  private final int count;
  private final AtomicLong number = new AtomicLong();

  ConcurrentCallers(int count) {
    this.count = count;
  }

  /// Asks for a while.
  ///
  /// @param question makes what one asker asks
  Figure.Round run(Callable<? extends Question> question, Duration time)
      throws InterruptedException {
    List<Callable<Figure.Round>> work = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      work.add(() -> ask(question, time));
    }
    try (ExecutorService threads = Executors.newFixedThreadPool(count)) {
      long answered = 0;
      long failed = 0;
      long longest = 0;
      Histogram latencies = new Histogram(3);
      for (Future<Figure.Round> one : threads.invokeAll(work)) {
        Figure.Round round = one.get();
        answered += round.answered();
        failed += round.failed();
        longest = Math.max(longest, round.nanos());
        latencies.add(round.latencies());
      }
      return new Figure.Round(answered, failed, longest, latencies);
    } catch (ExecutionException e) {
      throw new IllegalStateException("What was asked does not answer", e);
    }
  }

  private Figure.Round ask(Callable<? extends Question> question, Duration time) throws Exception {
    Histogram latencies = new Histogram(3);
    long answered = 0;
    long failed = 0;
    try (Question mine = question.call()) {
      long start = System.nanoTime();
      long end = start + time.toNanos();
      long now = start;
      while (now < end) {
        boolean good = mine.ask(number.getAndIncrement());
        long after = System.nanoTime();
        if (good) {
          answered++;
          latencies.recordValue(after - now);
        } else {
          failed++;
        }
        now = after;
      }
      return new Figure.Round(answered, failed, now - start, latencies);
    }
  }
}

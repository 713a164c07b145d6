package dev.waymark.it.client;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;

/// Apps that ask for next steps on and on.
public final class AskingOn implements AutoCloseable {

  private static final int READERS = 4;
  private static final Duration PAUSE = Duration.ofMillis(15);

  private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
  private final AtomicLong asked = new AtomicLong();
  private final List<Thread> threads;
  private volatile boolean ended;

  /// Begins to ask a gateway.
  public AskingOn(RestApi gateway, String roadmap) {
    threads =
        IntStream.range(0, READERS)
            .mapToObj(reader -> Thread.startVirtualThread(() -> ask(gateway, reader, roadmap)))
            .toList();
  }

  private void ask(RestApi gateway, int reader, String roadmap) {
    for (int i = 0; !ended; i++) {
      RestApi.Answer answer =
          gateway.get(
              "/v1/learners/asking-%d-%d/next-steps?roadmap=%s".formatted(reader, i % 10, roadmap));
      asked.incrementAndGet();
      if (answer.status() != 200) {
        failures
            .computeIfAbsent(answer.status() + " " + answer.text(), text -> new AtomicLong())
            .incrementAndGet();
      }
      try {
        Thread.sleep(PAUSE);
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// How many questions were asked so far.
  public long asked() {
    return asked.get();
  }

  /// How often an answer was no answer, by what it was.
  public Map<String, AtomicLong> failures() {
    return Map.copyOf(failures);
  }

  @Override
  public void close() {
    end();
  }

  /// Asks no more.
  public void end() {
    ended = true;
    threads.forEach(thread -> {
      try {
        thread.join();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }
}

package dev.waymark.gateway.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.waymark.gateway.wiring.BoundedWork;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class MapCacheTest {

  private static final Duration TIMEOUT = Duration.ofSeconds(20);
  private static final MapCache.Key KEY = new MapCache.Key("1-a", "ml", 1220);

  private final BoundedWork work = new BoundedWork("The map", 1, 4, TIMEOUT);
  private final MapCache<String> cache = new MapCache<>(work, String::length);
  private final AtomicInteger computed = new AtomicInteger();

  @AfterEach
  void close() {
    work.close();
  }

  @Test
  void thoseWhoAskForTheSameAtOnceShareOneComputation() throws Exception {
    // What Mutiny loads at its first use, it loads wrongly on two threads at once.
    ask(new MapCache.Key("0-z", "ml", 1220));
    computed.set(0);
    var release = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> answers =
          IntStream.range(0, 50)
              .mapToObj(_ ->
                  threads.submit(() -> cache.get(KEY, _ -> slow(release)).await().atMost(TIMEOUT)))
              .toList();
      release.countDown();
      for (Future<String> answer : answers) {
        assertThat(answer.get()).isEqualTo("map");
      }
    }
    assertThat(computed).hasValue(1);
  }

  @Test
  void anotherReleaseOrWidthIsAnotherMap() {
    ask(KEY);
    ask(KEY);
    ask(new MapCache.Key("2-b", "ml", 1220));
    ask(new MapCache.Key("1-a", "ml", 600));

    assertThat(computed).hasValue(3);
  }

  @Test
  void aFailureIsForgotten() {
    assertThatThrownBy(() ->
            cache
                .get(
                    KEY,
                    _ -> {
                      throw new IllegalStateException("no");
                    })
                .await()
                .atMost(TIMEOUT))
        .hasMessage("no");

    assertThat(ask(KEY)).isEqualTo("map");
  }

  private String ask(MapCache.Key key) {
    return cache.get(key, _ -> slow(new CountDownLatch(0))).await().atMost(TIMEOUT);
  }

  private String slow(CountDownLatch latch) {
    computed.incrementAndGet();
    try {
      latch.await();
      return "map";
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}

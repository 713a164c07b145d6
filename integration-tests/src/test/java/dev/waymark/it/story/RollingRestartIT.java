package dev.waymark.it.story;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.load.suite.Checkout;
import dev.waymark.load.suite.Http;
import dev.waymark.load.suite.Program;
import dev.waymark.load.suite.Recommender;
import dev.waymark.load.suite.Suite;
import dev.waymark.standalone.backends.Loopback;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Two recommenders and two gateways, each restarted in its turn under load, as an upgrade does.
final class RollingRestartIT {

  /// Time to leave, and for an answer: on a busy machine a late one is no fault of a restart.
  private static final String[] FLAGS = {
    "-Dquarkus.shutdown.delay=2s", "-Dwaymark.gateway.recommender.deadline=4s"
  };

  private static final int READERS = 4;
  private static final int PAUSE_MILLIS = 15;
  private static final int LEARNERS = 40;

  private static final int SECOND_PORT = Loopback.freePort();
  private static Suite suite;
  private static Program second;

  @BeforeAll
  static void start() throws InterruptedException {
    suite = new Suite(Checkout.ofThisProgram(), 2, true, FLAGS);
    suite.start();
    second = suite.gateway("gateway-2", SECOND_PORT, FLAGS);
    second.start();
    awaitReady(second, address(SECOND_PORT));
  }

  @AfterAll
  static void stop() {
    second.close();
    suite.close();
  }

  @Test
  void noReadFailsWhileRecommendersAreRestartedOneAfterTheOther() throws InterruptedException {
    try (Load load = new Load(List.of(suite.http("/")))) {
      for (Recommender recommender : suite.recommenders()) {
        Thread.sleep(2_000);
        recommender.program().stop();
        recommender.start();
        recommender.awaitReady();
      }
      Thread.sleep(2_000);
      load.end("recommenders");
    }
  }

  @Test
  void noRequestFailsWhileGatewaysAreRestartedOneAfterTheOther() throws InterruptedException {
    try (Load load = new Load(List.of(suite.http("/"), address(SECOND_PORT)))) {
      Thread.sleep(2_000);
      suite.gateway().stop();
      suite.gateway().start();
      awaitReady(suite.gateway(), suite.http("/"));
      Thread.sleep(2_000);
      second.stop();
      second.start();
      awaitReady(second, address(SECOND_PORT));
      Thread.sleep(2_000);
      load.end("gateways");
    }
  }

  private static void awaitReady(Program gateway, URI address) throws InterruptedException {
    gateway.awaitReady(() -> isReady(address));
  }

  private static boolean isReady(URI address) {
    return Http.get(address.resolve("/q/health/ready")).status() == 200;
  }

  private static URI address(int port) {
    return URI.create("http://127.0.0.1:" + port + "/");
  }

  /// Apps that ask on and on, each of one of the gateways that were ready a moment ago.
  private static final class Load implements AutoCloseable {

    private final Map<URI, Boolean> ready = new ConcurrentHashMap<>();
    private final Map<String, AtomicLong> failures = new ConcurrentHashMap<>();
    private final AtomicLong asked = new AtomicLong();
    private final List<Thread> threads;
    private volatile boolean ended;

    Load(List<URI> gateways) {
      gateways.forEach(gateway -> ready.put(gateway, true));
      var all = new ArrayList<Thread>();
      all.add(Thread.startVirtualThread(this::watch));
      for (int i = 0; i < READERS; i++) {
        int reader = i;
        all.add(Thread.startVirtualThread(() -> ask(reader)));
      }
      threads = List.copyOf(all);
    }

    private void watch() {
      while (!ended) {
        ready.replaceAll((gateway, former) -> isReady(gateway));
        pause(200);
      }
    }

    private void ask(int reader) {
      for (int i = reader; !ended; i++) {
        int turn = i;
        ready.entrySet().stream()
            .filter(Map.Entry::getValue)
            .map(Map.Entry::getKey)
            .skip(turn % Math.max(1, ready.values().stream().filter(it -> it).count()))
            .findFirst()
            .ifPresent(gateway -> ask(gateway, "rolled-" + turn % LEARNERS));
        pause(PAUSE_MILLIS);
      }
    }

    private void ask(URI gateway, String learner) {
      Http.Answer answer =
          Http.get(gateway.resolve("/v1/learners/" + learner + "/next-steps?roadmap=ml-engineer"));
      asked.incrementAndGet();
      if (answer.status() != 200) {
        failures
            .computeIfAbsent(answer.status() + " " + answer.text(), text -> new AtomicLong())
            .incrementAndGet();
      }
    }

    private static void pause(int millis) {
      try {
        Thread.sleep(millis);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }

    void end(String what) {
      close();
      System.out.printf(
          "Rolling restart of %s: %d requests, failed: %s%n", what, asked.get(), failures);
      assertThat(asked.get()).isGreaterThan(300);
      assertThat(failures).isEmpty();
    }

    @Override
    public void close() {
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
}

package dev.waymark.it.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// All doors attacked at once beside normal load: each good event counts once, and in the end
/// nothing is missing. It lasts as many seconds as the system property `waymark.hostile.seconds`
/// says.
@Tag("soak")
@ExtendWith({SharedSuite.class, StillServing.class})
final class HostileSoakIT {

  private static final Duration LENGTH =
      Duration.ofSeconds(Long.getLong("waymark.hostile.seconds", 15));
  private static final Duration BETWEEN_FIGURES = Duration.ofMinutes(5);

  private final RunningSuite suite;

  HostileSoakIT(RunningSuite suite) {
    this.suite = suite;
  }

  @Test
  void goodLearnersNoticeNothing() throws Exception {
    Vitals before = Vitals.of(suite);
    List<Attack> attacks = attacks();
    Instant end = Instant.now().plus(LENGTH);
    GoodLearners good = new GoodLearners(suite.rest());
    List<String> sent = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String>> doors = new ArrayList<>();
      for (Attack attack : attacks) {
        doors.add(threads.submit(() -> attackUntil(end, attack)));
      }
      Future<?> load = threads.submit(() -> good.learnUntil(end));
      Future<?> figures = threads.submit(() -> printUntil(end, good));
      for (Future<String> door : doors) {
        sent.add(door.get());
      }
      load.get();
      figures.get();
    } finally {
      attacks.forEach(Attack::close);
    }
    good.assertAllCounted();
    Vitals after = StillServing.assertServing(suite, before);
    System.out.printf(
        "%d s, %s: %s; %s; before %s; after %s%n",
        LENGTH.toSeconds(),
        Seeds.shown(),
        String.join(", ", sent),
        good.figures(),
        before.figures(),
        after.figures());
    assertThat(good.requests()).isPositive();
  }

  private List<Attack> attacks() {
    List<Attack> attacks = new ArrayList<>();
    attacks.add(new RandomRequests(suite.httpPort()));
    attacks.add(new RandomRecords(suite.kafkaBootstrapServers()));
    attacks.add(new RandomMessages(suite.grpcPort()));
    if (suite.isEmbedded()) {
      attacks.add(new RandomBolt(URI.create(suite.boltUri()).getPort()));
    }
    return attacks;
  }

  private static String attackUntil(Instant end, Attack attack) throws Exception {
    SplittableRandom random = Seeds.of(attack.name() + " for long");
    long inputs = 0;
    while (Instant.now().isBefore(end)) {
      inputs += attack.once(random);
      Thread.sleep(attack.pause());
    }
    return "%s %,d inputs".formatted(attack.name(), inputs);
  }

  private boolean printUntil(Instant end, GoodLearners good) throws InterruptedException {
    Instant next = Instant.now().plus(BETWEEN_FIGURES);
    while (next.isBefore(end)) {
      Thread.sleep(Duration.between(Instant.now(), next));
      System.out.printf("%s; %s%n", good.figures(), Vitals.of(suite).figures());
      next = next.plus(BETWEEN_FIGURES);
    }
    return true;
  }
}

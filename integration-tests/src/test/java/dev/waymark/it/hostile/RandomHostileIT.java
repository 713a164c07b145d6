package dev.waymark.it.hostile;

import dev.waymark.it.suite.RunningSuite;
import dev.waymark.it.suite.SharedSuite;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/// Random inputs at each door, the same ones every time unless `waymark.hostile.seed` says
/// otherwise.
@ExtendWith({SharedSuite.class, StillServing.class})
final class RandomHostileIT {

  private final RunningSuite suite;

  RandomHostileIT(RunningSuite suite) {
    this.suite = suite;
  }

  @Test
  void requests() throws Exception {
    attack(new RandomRequests(suite.httpPort()), 1_200);
  }

  @Test
  void records() throws Exception {
    attack(new RandomRecords(suite.kafkaBootstrapServers()), 2_000);
  }

  @Test
  void messages() throws Exception {
    attack(new RandomMessages(suite.grpcPort()), 3_000);
  }

  private static void attack(Attack attack, int inputs) throws Exception {
    SplittableRandom random = Seeds.of(attack.name());
    try (attack) {
      for (int sent = 0; sent < inputs; ) {
        sent += attack.once(random);
      }
    }
  }
}

package dev.waymark.simulator.policy;

import static org.assertj.core.api.Assertions.assertThat;

import dev.waymark.simulator.shape.Shapes;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RotateTest {
  private static final Instant NOW = Instant.EPOCH;

  private final Rotate chain = new Rotate(Shapes.chain(3).roadmap());

  @Test
  void itStaysWhileRightAndLeavesAfterTwoInARow() {
    answer(chain, 0, true);
    answer(chain, 0, true);
    answer(chain, 1, true);
    answer(chain, 1, false);
    answer(chain, 1, true);
    answer(chain, 1, true);
    assertThat(chain.next(NOW)).isEqualTo(2);
  }

  @Test
  void afterAMissItTakesWhatWasTriedLongestAgo() {
    var tree = new Rotate(Shapes.tree(7, 2).roadmap());
    int root = tree.next(NOW);
    answer(tree, root, true);
    answer(tree, root, true);
    int first = tree.next(NOW);
    answer(tree, first, false);
    int second = tree.next(NOW);
    assertThat(second).isNotEqualTo(first).isNotEqualTo(root);
    answer(tree, second, false);
    answer(tree, first, false);
    assertThat(tree.next(NOW)).isEqualTo(second);
  }

  private static void answer(Rotate policy, int expected, boolean right) {
    assertThat(policy.next(NOW)).isEqualTo(expected);
    policy.observe(expected, right, NOW);
  }
}

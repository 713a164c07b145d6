package dev.waymark.simulator.policy;

import java.time.Instant;
import java.util.SplittableRandom;

/// Any topic of the goal, each time anew.
final class RandomTopic implements TeachingPolicy {
  private final int topics;
  private final SplittableRandom random;

  RandomTopic(int topics, long seed) {
    this.topics = topics;
    random = new SplittableRandom(seed);
  }

  @Override
  public int next(Instant at) {
    return random.nextInt(topics);
  }

  @Override
  public void observe(int position, boolean correct, Instant at) {}
}

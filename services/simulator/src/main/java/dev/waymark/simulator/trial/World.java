package dev.waymark.simulator.trial;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.SimulatedLearner;
import dev.waymark.simulator.policy.PolicyKind;
import dev.waymark.simulator.policy.TeachingPolicy;
import dev.waymark.simulator.shape.Shape;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/// One kind of learner on one shape; a seed makes it one learner with one goal. All policies meet
/// the same learner at the same start.
public record World(Shape shape, LearnerKind kind, long seed) {
  private static final Instant START = Instant.parse("2026-01-05T09:00:00Z");
  private static final double MINUTES_A_DAY = 1440;

  /// The scope of the learner's goal. A single topic is drawn from those with the most before them.
  public GoalScope scope() {
    if (!kind.oneTopic()) {
      return shape.roadmap();
    }
    int[] deep =
        IntStream.range(0, shape.graph().size())
            .filter(t -> isLast(shape.graph().dependents(), t))
            .boxed()
            .sorted((a, b) -> ancestors(b) - ancestors(a))
            .limit(10)
            .mapToInt(Integer::intValue)
            .toArray();
    return shape.topic(deep[new SplittableRandom(seed).nextInt(deep.length)]);
  }

  private static boolean isLast(Adjacency dependents, int topic) {
    return dependents.begin(topic) == dependents.end(topic);
  }

  private int ancestors(int topic) {
    return shape.graph().ancestors(topic).length;
  }

  /// How many steps the greedy oracle takes until it has nothing left to do, at most 20 a topic.
  public int oracleSteps(NextSteps engine) {
    GoalScope scope = scope();
    Outcome outcome = run(scope, engine, PolicyKind.ORACLE, 20 * scope.size());
    int most = Collections.max(outcome.masteredAfter());
    return Math.max(1, outcome.masteredAfter().indexOf(most));
  }

  public Outcome run(NextSteps engine, PolicyKind policyKind, int steps) {
    return run(scope(), engine, policyKind, steps);
  }

  private Outcome run(GoalScope scope, NextSteps engine, PolicyKind policyKind, int steps) {
    var learner = new SimulatedLearner(kind, scope, kind.obstacles().truth(scope, seed), seed);
    TeachingPolicy policy = policyKind.policy(engine, learner, START, seed);
    var log = new TrialLog(learner);
    for (int step = 1; step <= steps; step++) {
      double minutes = step * kind.minutesApart();
      learner.waitUntil(minutes / MINUTES_A_DAY);
      Instant now = START.plus(Duration.ofSeconds(Math.round(60 * minutes)));
      int position = policy.next(now);
      log.chosen(position);
      if (position != TeachingPolicy.NOTHING) {
        boolean correct = learner.practise(position);
        log.answered(position, correct);
        policy.observe(position, correct, now);
      }
      log.done();
    }
    return log.outcome();
  }
}

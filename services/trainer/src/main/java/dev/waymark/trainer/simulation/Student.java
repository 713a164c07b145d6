package dev.waymark.trainer.simulation;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.simulator.learner.Growth;
import dev.waymark.simulator.learner.LearnerKind;
import dev.waymark.simulator.learner.SimulatedLearner;
import dev.waymark.simulator.learner.Start;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// The truth about one learner: an ability, 0 to 1, on each topic of the scope, which studying and
/// practising raise and time takes away. Time never goes back.
final class Student {
  /// Those who come: most learn gradually, some by leaps, some know much, some forget soon.
  private static final List<LearnerKind> KINDS =
      List.of(
          kind("steady", Growth.GRADUAL, 0.08, 0.2, 0.1, 120),
          kind("leaping", Growth.LEAP, 0.1, 0.28, 0.1, 90),
          kind("experienced", Growth.GRADUAL, 0.06, 0.15, 0.4, 150),
          kind("forgetful", Growth.GRADUAL, 0.06, 0.18, 0.1, 20));

  /// Share of what is missing that one answer, and one whole resource, bring at the usual rate.
  private static final double BY_ANSWER = 0.09;

  private static final double BY_STUDY = 0.5;
  private static final double LASTING = 1.6;
  private static final double SECONDS_A_DAY = 86_400;

  private final LearnerKind kind;
  private final Nature nature;
  private final RandomGenerator random;
  private final double talent;
  private final double slowness;
  private final float[] ability;
  private final float[] halfLife;
  private final long[] seen;

  Student(Nature nature, RandomGenerator random) {
    this.nature = nature;
    this.random = random;
    kind = KINDS.get(random.nextInt(KINDS.size()));
    talent = Math.exp(kind.paceSpread() * random.nextGaussian());
    slowness = Math.exp(0.3 * random.nextGaussian());
    GoalScope scope = nature.scope();
    ability = new float[scope.size()];
    halfLife = new float[scope.size()];
    seen = new long[scope.size()];
    Arrays.fill(halfLife, (float) kind.halfLifeDays());
    double reach = 2 * kind.priorShare() * random.nextDouble();
    for (int p = 0; p < scope.size(); p++) {
      double place = scope.rank(p) / (double) scope.size() + 0.1 * random.nextGaussian();
      if (place < reach && foundation(p, Instant.EPOCH) >= SimulatedLearner.MASTERED) {
        ability[p] = 1;
      }
    }
  }

  private static LearnerKind kind(
      String name, Growth growth, double slip, double guess, double prior, double halfLife) {
    return new LearnerKind(
        name, growth, slip, guess, 1, 0.1, true, prior, Start.ORDER, 0.3, halfLife, 0, false);
  }

  String kind() {
    return kind.name();
  }

  /// True ability at the time.
  double ability(int position, Instant at) {
    if (ability[position] == 0 || seen[position] == 0) {
      return ability[position];
    }
    double days = (at.getEpochSecond() - seen[position]) / SECONDS_A_DAY;
    return ability[position] * Math.pow(0.5, days / halfLife[position]);
  }

  /// Chance of a right answer now.
  double chance(int position, Instant at) {
    double shown = Math.pow(ability(position, at), nature.hardness(position));
    return kind.guess() + (1 - kind.slip() - kind.guess()) * shown;
  }

  /// Answers once, and learns a little from it.
  boolean answer(int position, Instant at) {
    boolean right = random.nextDouble() < chance(position, at);
    learn(position, BY_ANSWER, at);
    return right;
  }

  /// Studies once, with a resource.
  ///
  /// @return the minutes that it took
  double study(int position, Teaching teaching, Nature.Lore lore, Instant at) {
    learn(position, BY_STUDY * teaching.coverage() * Math.exp(lore.effect()), at);
    return minutes(position) * lore.pace();
  }

  /// Studies once, with nothing of the curriculum.
  ///
  /// @return the minutes that it took
  double study(int position, Instant at) {
    learn(position, 0.6 * BY_STUDY, at);
    return minutes(position);
  }

  private double minutes(int position) {
    GoalScope scope = nature.scope();
    double planned = scope.graph().topic(scope.topicAt(position)).minutes();
    double today = Math.exp(0.2 * random.nextGaussian());
    return Math.clamp(planned * nature.pace(position) * slowness * today, 1, 20_000);
  }

  private void learn(int position, double share, Instant at) {
    double now = ability(position, at);
    double base = Math.min(1, foundation(position, at) / SimulatedLearner.MASTERED);
    double part =
        Math.min(0.95, share * talent * (kind.unready() + (1 - kind.unready()) * base * base));
    ability[position] =
        (float)
            switch (kind.growth()) {
              case LEAP -> random.nextDouble() < part ? 1 : now;
              case STEPS, GRADUAL, SIGMOID -> now + part * (1 - now);
            };
    seen[position] = at.getEpochSecond();
    halfLife[position] *= (float) LASTING;
  }

  /// Ability on the weakest topic that this one builds on; 1 where it builds on none.
  private double foundation(int position, Instant at) {
    double weakest = 1;
    for (int required : nature.needs(position)) {
      weakest = Math.min(weakest, ability(required, at));
    }
    return weakest;
  }
}

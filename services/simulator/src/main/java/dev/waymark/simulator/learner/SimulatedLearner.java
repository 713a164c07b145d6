package dev.waymark.simulator.learner;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;
import java.util.SplittableRandom;

/// One learner with a true ability, 0 to 1, on each topic of a scope. Topics are named by their
/// position in the scope; time is in days since the start and never goes back.
public final class SimulatedLearner {
  /// Ability from which a topic is really mastered.
  public static final double MASTERED = 0.8;

  private static final double LASTING = 1.7;

  private final LearnerKind kind;
  private final GoalScope scope;
  private final SplittableRandom random;
  private final double pace;
  private final double[] ability;
  private final double[] seenDay;
  private final double[] halfLife;
  private double day;

  public SimulatedLearner(LearnerKind kind, GoalScope scope, long seed) {
    this.kind = kind;
    this.scope = scope;
    random = new SplittableRandom(seed);
    pace = Math.exp(kind.paceSpread() * random.nextGaussian());
    ability = new double[scope.size()];
    seenDay = new double[scope.size()];
    halfLife = new double[scope.size()];
    Arrays.fill(halfLife, kind.halfLifeDays());
    start();
  }

  /// A general ability decides how far the learner came: a topic is known when its place in the
  /// order, give or take, lies below it and all it requires is known.
  private void start() {
    double reach = 2 * kind.priorShare() * random.nextDouble();
    for (int p = 0; p < scope.size(); p++) {
      double place = scope.rank(p) / (double) scope.size() + 0.15 * random.nextGaussian();
      if (kind.priorShare() > 0 && place < reach && readiness(p) >= MASTERED) {
        ability[p] = 1;
      }
    }
  }

  public GoalScope scope() {
    return scope;
  }

  public void waitUntil(double newDay) {
    day = newDay;
  }

  /// True ability now.
  public double ability(int position) {
    if (kind.halfLifeDays() == 0 || ability[position] == 0) {
      return ability[position];
    }
    return ability[position] * Math.pow(0.5, (day - seenDay[position]) / halfLife[position]);
  }

  public boolean mastered(int position) {
    return ability(position) >= MASTERED;
  }

  /// Whether everything it requires is really mastered.
  public boolean ready(int position) {
    return readiness(position) >= MASTERED;
  }

  public int masteredTopics() {
    int count = 0;
    for (int p = 0; p < scope.size(); p++) {
      count += mastered(p) ? 1 : 0;
    }
    return count;
  }

  /// The learner practises the topic once and answers once.
  ///
  /// @return whether the answer was right
  public boolean practise(int position) {
    double before = ability(position);
    double after = grown(position, before, random.nextDouble());
    ability[position] = after;
    seenDay[position] = day;
    halfLife[position] *= LASTING;
    return random.nextDouble() < chance(kind.answersFirst() ? before : after);
  }

  /// What one practice is expected to add to the ability.
  public double expectedGrowth(int position) {
    double now = ability(position);
    double rate = rate(position);
    return switch (kind.growth()) {
      case LEAP, GRADUAL -> rate * (1 - now);
      case STEPS -> Math.min(1 - now, rate);
    };
  }

  private double grown(int position, double now, double chance) {
    double rate = rate(position);
    return switch (kind.growth()) {
      case LEAP -> chance < rate ? 1 : now;
      case STEPS -> Math.min(1, now + rate);
      case GRADUAL -> now + rate * (1 - now);
    };
  }

  private double rate(int position) {
    double ready = Math.min(1, readiness(position) / MASTERED);
    double share = kind.unready() + (1 - kind.unready()) * ready * ready;
    if (kind.growth() == Growth.STEPS && ready < 1) {
      share = kind.unready();
    }
    return Math.min(1, kind.rate() * pace * share);
  }

  /// The ability on the weakest HARD prerequisite; 1 without any.
  private double readiness(int position) {
    Adjacency prerequisites = scope.prerequisites();
    double weakest = 1;
    for (int e = prerequisites.begin(position); e < prerequisites.hardEnd(position); e++) {
      weakest = Math.min(weakest, ability(prerequisites.target(e)));
    }
    return weakest;
  }

  private double chance(double shown) {
    double known =
        switch (kind.growth()) {
          case LEAP, STEPS -> shown >= MASTERED ? 1 : 0;
          case GRADUAL -> shown;
        };
    return kind.guess() + (1 - kind.slip() - kind.guess()) * known;
  }
}

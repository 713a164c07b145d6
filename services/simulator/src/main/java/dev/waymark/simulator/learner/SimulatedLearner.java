package dev.waymark.simulator.learner;

import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;
import java.util.SplittableRandom;

/// One learner with a true ability, 0 to 1, on each topic of a scope. Topics are named by their
/// position in the scope; time is in days since the start and never goes back.
public final class SimulatedLearner {
  /// Ability from which a topic is really mastered.
  public static final double MASTERED = 0.8;

  private static final double LASTING = 1.7;

  /// Skill, in logits of ability, that a learner gains at rate 1.
  private static final double SKILL = 6;

  private final LearnerKind kind;
  private final GoalScope scope;
  private final TopicTruth truth;
  private final SplittableRandom random;
  private final double pace;
  private final double[] ability;
  private final double[] seenDay;
  private final double[] halfLife;
  private double day;

  /// One to whom topics are as the graph says.
  public SimulatedLearner(LearnerKind kind, GoalScope scope, long seed) {
    this(kind, scope, TopicTruth.asWritten(scope), seed);
  }

  public SimulatedLearner(LearnerKind kind, GoalScope scope, TopicTruth truth, long seed) {
    this.kind = kind;
    this.scope = scope;
    this.truth = truth;
    random = new SplittableRandom(seed);
    pace = Math.exp(kind.paceSpread() * random.nextGaussian());
    ability = new double[scope.size()];
    seenDay = new double[scope.size()];
    halfLife = new double[scope.size()];
    Arrays.fill(halfLife, kind.halfLifeDays());
    start();
  }

  private SimulatedLearner(SimulatedLearner other, long seed) {
    kind = other.kind;
    scope = other.scope;
    truth = other.truth;
    random = new SplittableRandom(seed);
    pace = other.pace;
    ability = other.ability.clone();
    seenDay = other.seenDay.clone();
    halfLife = other.halfLife.clone();
    day = other.day;
  }

  /// One who is where this one is, and goes on with luck of their own.
  public SimulatedLearner copy(long seed) {
    return new SimulatedLearner(this, seed);
  }

  private void start() {
    if (kind.growth() == Growth.SIGMOID) {
      for (int p = 0; p < scope.size(); p++) {
        ability[p] = logistic(-2.5 + 0.5 * random.nextGaussian());
      }
    }
    switch (kind.start()) {
      case ORDER -> startInOrder();
      case AREAS -> startInAreas();
    }
  }

  /// Topics one by one, each with all that it requires, up to the learner's share.
  private void startInAreas() {
    double most = 2 * kind.priorShare() * random.nextDouble() * scope.size();
    int known = 0;
    for (int tries = 0; tries < scope.size() && known < most; tries++) {
      boolean[] needed = new boolean[scope.size()];
      int topic = random.nextInt(scope.size());
      needed[topic] = true;
      int more = 0;
      for (int p = topic; p >= 0; p--) {
        if (needed[p] && ability[p] < MASTERED) {
          more++;
          for (int r : truth.needs(p)) {
            needed[r] = true;
          }
        }
      }
      if (known + more <= most) {
        for (int p = 0; p <= topic; p++) {
          ability[p] = needed[p] ? 1 : ability[p];
        }
        known += more;
      }
    }
  }

  /// A general ability decides how far the learner came: a topic is known when its place in the
  /// order, give or take, lies below it and all it requires is known.
  private void startInOrder() {
    double reach = 2 * kind.priorShare() * random.nextDouble();
    for (int p = 0; p < scope.size(); p++) {
      double place = scope.rank(p) / (double) scope.size() + 0.15 * random.nextGaussian();
      if (kind.priorShare() > 0 && place < reach && readiness(p) >= MASTERED) {
        ability[p] = 1;
      }
    }
  }

  public LearnerKind kind() {
    return kind;
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
    return random.nextDouble() < chanceToAnswer(position);
  }

  /// The learner practises the topic once.
  ///
  /// @return the chance that the answer is right
  public double chanceToAnswer(int position) {
    double before = ability(position);
    double after = learn(position, 1);
    return chance(truth.shown(position, kind.answersFirst() ? before : after));
  }

  /// The learner studies the topic once, without an answer.
  ///
  /// @param practices how many practices it is worth, over 0
  public void study(int position, double practices) {
    learn(position, practices);
  }

  /// @return the ability after it
  private double learn(int position, double practices) {
    ability[position] = grown(position, practices, ability(position), random.nextDouble());
    seenDay[position] = day;
    halfLife[position] *= LASTING;
    return ability[position];
  }

  /// What one practice is expected to add to the ability.
  public double expectedGrowth(int position) {
    double now = ability(position);
    double rate = rate(position, 1);
    return switch (kind.growth()) {
      case LEAP, GRADUAL -> rate * (1 - now);
      case STEPS -> Math.min(1 - now, rate);
      case SIGMOID -> logistic(logit(now) + SKILL * rate) - now;
    };
  }

  private double grown(int position, double practices, double now, double chance) {
    double rate = rate(position, practices);
    return switch (kind.growth()) {
      case LEAP -> chance < rate ? 1 : now;
      case STEPS -> Math.min(1, now + rate);
      case GRADUAL -> now + rate * (1 - now);
      case SIGMOID -> logistic(logit(now) + SKILL * rate);
    };
  }

  private double rate(int position, double practices) {
    double ready = Math.min(1, readiness(position) / MASTERED);
    double share = kind.unready() + (1 - kind.unready()) * ready * ready;
    if (kind.growth() == Growth.STEPS && ready < 1) {
      share = kind.unready();
    }
    return Math.min(1, kind.rate() * practices * pace * share);
  }

  /// The ability on the weakest topic that this one needs; 1 where it needs none.
  private double readiness(int position) {
    double weakest = 1;
    for (int needed : truth.needs(position)) {
      weakest = Math.min(weakest, ability(needed));
    }
    return weakest;
  }

  private double chance(double shown) {
    double known =
        switch (kind.growth()) {
          case LEAP, STEPS -> shown >= MASTERED ? 1 : 0;
          case GRADUAL, SIGMOID -> shown;
        };
    return kind.guess() + (1 - kind.slip() - kind.guess()) * known;
  }

  private static double logistic(double logit) {
    return 1 / (1 + Math.exp(-logit));
  }

  private static double logit(double chance) {
    double inner = Math.clamp(chance, 1e-6, 1 - 1e-6);
    return Math.log(inner / (1 - inner));
  }
}

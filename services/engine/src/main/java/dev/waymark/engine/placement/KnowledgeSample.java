package dev.waymark.engine.placement;

import dev.waymark.engine.graph.Adjacency;
import dev.waymark.engine.graph.GoalScope;
import java.util.Arrays;
import java.util.stream.IntStream;

/// What a learner may know after their answers: sets of topics (the knowledge states of Doignon and
/// Falmagne, 1985) in worlds of different ability.
///
/// Answers are taken in one at a time. Each changes the weight of a world by the mean chance that
/// its sets gave the answer; then the sets move toward those that fit all answers so far (annealed
/// importance sampling; Neal, 2001). Worlds that hardly count any more are dropped.
final class KnowledgeSample {
  private static final long SEED = 20_260_101;
  private static final int SETTLING = 2;
  private static final double NEGLIGIBLE = 2e-3;

  private final GoalScope scope;
  private final double[] answers;
  private final boolean[] bears;
  private int[] bearing = {};
  private KnowledgeSets[] worlds = new KnowledgeSets[Difficulty.WORLDS];

  private KnowledgeSample(GoalScope scope) {
    this.scope = scope;
    answers = new double[scope.size()];
    Arrays.fill(answers, 1);
    bears = new boolean[scope.size()];
    var difficulty = new Difficulty(scope);
    Arrays.setAll(worlds, w -> new KnowledgeSets(scope, difficulty, w, SEED + w, bears));
    normalize();
  }

  static KnowledgeSample after(GoalScope scope, EvidenceOdds given) {
    var sample = new KnowledgeSample(scope);
    for (int p = 0; p < scope.size(); p++) {
      if (given.odds(p) != 1) {
        sample.take(p, given.odds(p));
      }
    }
    for (KnowledgeSets world : sample.worlds) {
      for (int i = 0; i < SETTLING; i++) {
        world.move(sample.bearing, sample.answers);
        world.moveBack(sample.bearing, sample.answers);
      }
      for (int p = 0; p < scope.size(); p++) {
        if (!sample.bears[p]) {
          world.draw(p);
        }
      }
    }
    return sample;
  }

  int worlds() {
    return worlds.length;
  }

  KnowledgeSets world(int index) {
    return worlds[index];
  }

  private void take(int position, double answer) {
    int[] joining = joining(position);
    for (KnowledgeSets world : worlds) {
      for (int p : joining) {
        world.draw(p);
      }
      double share = world.share(position);
      world.weigh(share * answer + 1 - share);
    }
    normalize();
    answers[position] = answer;
    for (KnowledgeSets world : worlds) {
      world.move(bearing, answers);
      world.moveBack(bearing, answers);
    }
  }

  /// The topic and what it requires, direct or not, as far as it did not bear on an answer before.
  private int[] joining(int position) {
    boolean[] before = bears.clone();
    Adjacency prerequisites = scope.prerequisites();
    boolean[] needed = new boolean[position + 1];
    needed[position] = true;
    for (int p = position; p >= 0; p--) {
      if (needed[p] && !before[p]) {
        bears[p] = true;
        for (int e = prerequisites.begin(p); e < prerequisites.hardEnd(p); e++) {
          needed[prerequisites.target(e)] = true;
        }
      }
    }
    bearing = IntStream.range(0, bears.length).filter(p -> bears[p]).toArray();
    return IntStream.rangeClosed(0, position).filter(p -> bears[p] && !before[p]).toArray();
  }

  private void normalize() {
    double before = sum();
    worlds =
        Arrays.stream(worlds)
            .filter(w -> w.weight() >= NEGLIGIBLE * before)
            .toArray(KnowledgeSets[]::new);
    double sum = sum();
    for (KnowledgeSets world : worlds) {
      world.weigh(1 / sum);
    }
  }

  private double sum() {
    double sum = 0;
    for (KnowledgeSets world : worlds) {
      sum += world.weight();
    }
    return sum;
  }
}

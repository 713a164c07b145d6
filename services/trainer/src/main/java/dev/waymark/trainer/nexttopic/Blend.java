package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.answers.Folds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import smile.math.BFGS;
import smile.util.function.DifferentiableMultivariateFunction;

/// Our model of what comes next: a log-linear blend of [Experts] and of a [Pool] of them. The
/// weights are those under which held-out training learners most likely made their last choices (a
/// conditional logit, McFadden 1974, fitted by Smile's L-BFGS), the experts then knowing nothing of
/// these learners; afterwards the experts are fitted again to everybody.
final class Blend implements Scorer {
  private static final int HELD_OUT_PART = 5;
  private static final int MOST_HELD_OUT = 1_000;
  private static final int CHOICES_EACH = 2;
  private static final double PENALTY = 1;
  private final Experts experts;
  private final Pool pool;
  private final double[] weights;

  private Blend(Experts experts, Pool pool, double[] weights) {
    this.experts = experts;
    this.pool = pool;
    this.weights = weights;
  }

  static Blend fit(Sequences sequences, long seed) {
    int[] fold = Folds.assign(sequences.learnerCount(), HELD_OUT_PART, seed);
    int[] held = IntStream.range(0, fold.length).filter(u -> fold[u] == 0).toArray();
    int[] others = IntStream.range(0, fold.length).filter(u -> fold[u] != 0).toArray();
    Experts strangers = new Experts(sequences.of(others));
    List<Choice> choices =
        Arrays.stream(held)
            .limit(MOST_HELD_OUT)
            .parallel()
            .mapToObj(u -> choices(sequences, u, strangers))
            .flatMap(List::stream)
            .toList();
    Pool pool = Pool.fit(choices);
    double[] weights = weights(choices.stream().map(choice -> choice.with(pool)).toList());
    return new Blend(new Experts(sequences), pool, weights);
  }

  private static List<Choice> choices(Sequences sequences, int u, Experts experts) {
    List<Choice> choices = new ArrayList<>();
    int[] sequence = sequences.of(u);
    int[] positions = sequences.newPositions(u);
    for (int i = positions.length - 1; i > 0 && choices.size() < CHOICES_EACH; i--) {
      int[] history = Arrays.copyOf(sequence, positions[i]);
      double[][] opinions = experts.opinions(-1, history);
      choices.add(Choice.of(opinions, history, sequence[positions[i]], 31L * u + i));
    }
    return choices;
  }

  private static double[] weights(List<Choice> choices) {
    double[] weights = new double[Experts.COUNT + 1];
    weights[Experts.COUNT] = 1;
    if (!choices.isEmpty()) {
      BFGS.minimize(new Unlikelihood(choices), 5, weights, 1e-7, 500);
    }
    return weights;
  }

  @Override
  public void score(int self, int[] history, double[] scores) {
    double[][] opinions = experts.opinions(self, history);
    double[] row = new double[Experts.COUNT];
    for (int item = 0; item < scores.length; item++) {
      double sum = 0;
      for (int k = 0; k < row.length; k++) {
        row[k] = opinions[k][item];
        sum += weights[k] * row[k];
      }
      scores[item] = Math.exp(sum + weights[row.length] * pool.opinion(row));
    }
  }

  /// What each expert and, last, the pool weighs.
  double[] weights() {
    return weights.clone();
  }

  /// Minus the log-likelihood of the choices, with a little pull towards the pool alone.
  private record Unlikelihood(List<Choice> choices) implements DifferentiableMultivariateFunction {
    @Override
    public double f(double[] w) {
      return g(w, new double[w.length]);
    }

    @Override
    public double g(double[] w, double[] g) {
      Arrays.fill(g, 0);
      double loss = 0;
      for (Choice choice : choices) {
        loss += add(choice, w, g);
      }
      for (int k = 0; k < w.length; k++) {
        double away = w[k] - (k == w.length - 1 ? 1 : 0);
        loss += 0.5 * PENALTY * away * away;
        g[k] += PENALTY * away;
      }
      return loss;
    }

    private static double add(Choice choice, double[] w, double[] g) {
      float[][] rows = choice.opinions();
      double[] utility = new double[rows.length];
      double highest = Double.NEGATIVE_INFINITY;
      for (int r = 0; r < rows.length; r++) {
        utility[r] = choice.offsets()[r];
        for (int k = 0; k < w.length; k++) {
          utility[r] += w[k] * rows[r][k];
        }
        highest = Math.max(highest, utility[r]);
      }
      double sum = 0;
      for (double u : utility) {
        sum += Math.exp(u - highest);
      }
      for (int r = 0; r < rows.length; r++) {
        double chance = Math.exp(utility[r] - highest) / sum - (r == 0 ? 1 : 0);
        for (int k = 0; k < w.length; k++) {
          g[k] += chance * rows[r][k];
        }
      }
      return Math.log(sum) + highest - utility[0];
    }
  }
}

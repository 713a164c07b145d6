package dev.waymark.trainer.nexttopic;

import dev.waymark.engine.nexttopic.NextTopicExperts;
import dev.waymark.model.v1.NextTopic;
import dev.waymark.trainer.answers.Folds;
import dev.waymark.trainer.nexttopic.Taken.Turn;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import smile.math.BFGS;
import smile.util.function.DifferentiableMultivariateFunction;

/// Fits [NextTopicModel]: the weights are those under which held-out learners most likely made
/// their last choices (a conditional logit, McFadden 1974, fitted by Smile's L-BFGS), the experts
/// then knowing nothing of these learners; the model holds a sample of everybody.
public final class NextTopicFit {
  private static final int HELD_OUT_PART = 5;
  private static final int MAX_HELD_OUT = 2_000;
  private static final double PENALTY = 1;
  private static final double MAX_WEIGHT = 50;
  private static final double TOLERANCE = 1e-5;
  private static final int MAX_STEPS = 300;

  private NextTopicFit() {}

  /// Fits; the same for the same learners in the same order and the same seed.
  ///
  /// @param topics how many there are
  /// @param idOf the id of each
  /// @param learners what each took
  public static NextTopic of(
      int topics, IntFunction<String> idOf, List<Taken> learners, long seed) {
    TopicDictionary dictionary = new TopicDictionary(topics, learners);
    if (dictionary.size() == 0) {
      return NextTopic.getDefaultInstance();
    }
    List<Taken> taken = learners.stream().map(dictionary::indices).toList();
    List<Choice> choices = choices(dictionary.size(), taken, seed);
    Pool pool = Pool.fit(choices);
    double[] weights = weights(choices.stream().map(choice -> choice.with(pool)).toList());
    List<String> ids =
        IntStream.range(0, dictionary.size()).map(dictionary::topic).mapToObj(idOf).toList();
    return NextTopicForm.wire(
        ids, Sample.of(dictionary.size(), taken, seed), weights, pool.shares());
  }

  private static List<Choice> choices(int topics, List<Taken> taken, long seed) {
    int[] fold = Folds.assign(taken.size(), HELD_OUT_PART, seed);
    List<Taken> others =
        IntStream.range(0, fold.length).filter(u -> fold[u] != 0).mapToObj(taken::get).toList();
    NextTopicExperts experts = new NextTopicExperts(Sample.of(topics, others, seed));
    return IntStream.range(0, fold.length)
        .filter(u -> fold[u] == 0)
        .limit(MAX_HELD_OUT)
        .parallel()
        .mapToObj(u -> choices(experts, topics, taken.get(u), u))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Choice> choices(
      NextTopicExperts experts, int topics, Taken taken, int learner) {
    return taken.turns().stream()
        .map(turn -> choice(experts, topics, turn, 31L * learner + turn.history().length))
        .toList();
  }

  private static Choice choice(NextTopicExperts experts, int topics, Turn turn, long seed) {
    boolean[] out = new boolean[topics];
    for (int topic : turn.history()) {
      out[topic] = true;
    }
    return Choice.of(experts.opinions(turn.history(), out), out, turn.target(), seed);
  }

  private static double[] weights(List<Choice> choices) {
    double[] weights = new double[NextTopicExperts.COUNT + 1];
    weights[NextTopicExperts.COUNT] = 1;
    if (!choices.isEmpty()) {
      BFGS.minimize(new Unlikelihood(choices), 5, weights, TOLERANCE, MAX_STEPS);
    }
    return Arrays.stream(weights).map(w -> Math.clamp(w, -MAX_WEIGHT, MAX_WEIGHT)).toArray();
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

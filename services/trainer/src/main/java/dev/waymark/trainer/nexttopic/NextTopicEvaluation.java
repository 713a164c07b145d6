package dev.waymark.trainer.nexttopic;

import dev.waymark.cli.ProgressListener;
import dev.waymark.trainer.nexttopic.Targets.Target;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/// Fits ours and the [Baselines] on sequences and ranks for every target all items its learner had
/// not taken.
///
/// @param sequences what learners took, test learners' histories among them
/// @param targets what test learners took next
/// @param seed of the split that the blend's weights are learnt on
public record NextTopicEvaluation(Sequences sequences, Targets targets, long seed) {
  /// The name of our model.
  public static final String OURS = "Waymark";

  /// How many steps [#run] reports.
  public static final int STEPS = 9;

  private static final int MAX_LISTED = 10;

  /// How a model did.
  ///
  /// @param seconds its fit and rankings took
  public record Judged(Ranks ranks, double seconds) {}

  /// An item in a ranking.
  ///
  /// @param score relative to others of the same learner
  public record Listed(int item, double score) {}

  /// Everything that was judged.
  ///
  /// @param models by name, ours first
  /// @param top our ten best items for each test learner that has a sequence, by learner
  public record Outcome(Map<String, Judged> models, Map<Integer, List<Listed>> top) {}

  /// Fits and ranks.
  public Outcome run(ProgressListener progress) {
    Map<String, Supplier<Scorer>> fits = new LinkedHashMap<>();
    fits.put(OURS, () -> Served.fit(sequences, seed));
    new Baselines(sequences, seed).addTo(fits);
    Map<String, Judged> models = new LinkedHashMap<>();
    Map<Integer, List<Listed>> top = new ConcurrentHashMap<>();
    fits.forEach((name, fit) -> {
      progress.doing(name);
      long begin = System.nanoTime();
      Ranks ranks = ranks(fit.get(), name.equals(OURS) ? top : new ConcurrentHashMap<>());
      models.put(name, new Judged(ranks, (System.nanoTime() - begin) / 1e9));
      progress.step();
    });
    return new Outcome(models, top);
  }

  private Ranks ranks(Scorer scorer, Map<Integer, List<Listed>> top) {
    List<Target> all = targets.all();
    double[] ranks = new double[all.size()];
    IntStream.range(0, ranks.length)
        .parallel()
        .forEach(i -> {
          Target target = all.get(i);
          int[] history = target.learner() < 0 ? new int[0] : sequences.of(target.learner());
          double[] scores = new double[sequences.itemCount()];
          scorer.score(target.learner(), history, scores);
          boolean[] seen = new boolean[scores.length];
          for (int item : history) {
            seen[item] = true;
          }
          ranks[i] = Ranks.rank(scores, seen, target.item());
          top.putIfAbsent(target.learner(), best(scores, seen));
        });
    return new Ranks(ranks);
  }

  private static List<Listed> best(double[] scores, boolean[] seen) {
    return IntStream.range(0, scores.length)
        .filter(item -> !seen[item])
        .mapToObj(item -> new Listed(item, scores[item]))
        .sorted(Comparator.comparingDouble(Listed::score).reversed())
        .limit(MAX_LISTED)
        .toList();
  }
}

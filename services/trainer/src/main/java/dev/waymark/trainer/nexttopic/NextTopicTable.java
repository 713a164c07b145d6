package dev.waymark.trainer.nexttopic;

import dev.waymark.trainer.metric.Bootstrap;
import dev.waymark.trainer.metric.Bootstrap.Interval;
import dev.waymark.trainer.nexttopic.NextTopicEvaluation.Judged;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.IntToDoubleFunction;

/// Sets judged rankings out as a table, each measure with its 95 % interval.
public final class NextTopicTable {
  private static final int ROUNDS = 1_000;

  private NextTopicTable() {}

  /// The table.
  ///
  /// @param seed of the resampling
  public static String of(Map<String, Judged> models, Targets targets, long seed) {
    Map<String, Integer> learners = new LinkedHashMap<>();
    List<Integer> learner =
        targets.all().stream()
            .map(t -> learners.computeIfAbsent(t.learnerId(), id -> learners.size()))
            .toList();
    Bootstrap bootstrap = new Bootstrap(learners.size(), ROUNDS, seed);
    StringBuilder table = new StringBuilder();
    table.append(row("model", "Hit@10", "", "NDCG@10", "", "s"));
    models.forEach((name, judged) -> {
      Ranks ranks = judged.ranks();
      double[] hits = new double[learners.size()];
      double[] gains = new double[learners.size()];
      double[] counts = new double[learners.size()];
      for (int i = 0; i < ranks.size(); i++) {
        int u = learner.get(i);
        counts[u]++;
        hits[u] += ranks.hit(i);
        gains[u] += ranks.gain(i);
      }
      table.append(
          row(
              name,
              mean(ranks.size(), ranks::hit),
              interval(bootstrap.mean(hits, counts)),
              mean(ranks.size(), ranks::gain),
              interval(bootstrap.mean(gains, counts)),
              String.format(Locale.ROOT, "%.1f", judged.seconds())));
    });
    return table.toString();
  }

  private static String row(String... cells) {
    StringBuilder row = new StringBuilder(String.format(Locale.ROOT, "%-14s", cells[0]));
    for (int i = 1; i < cells.length; i++) {
      row.append(String.format(Locale.ROOT, i % 2 == 1 ? "%9s" : "%16s", cells[i]));
    }
    return row.toString().stripTrailing() + "\n";
  }

  private static String mean(int n, IntToDoubleFunction value) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += value.applyAsDouble(i);
    }
    return String.format(Locale.ROOT, "%.4f", sum / n);
  }

  private static String interval(Interval i) {
    return String.format(Locale.ROOT, "%.4f–%.4f", i.low(), i.high());
  }
}

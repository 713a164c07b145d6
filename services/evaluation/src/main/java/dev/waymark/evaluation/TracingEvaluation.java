package dev.waymark.evaluation;

import dev.waymark.cli.Progress;
import dev.waymark.evaluation.baseline.BestLr;
import dev.waymark.evaluation.baseline.Bkt;
import dev.waymark.evaluation.baseline.Elo;
import dev.waymark.evaluation.baseline.ExtendedLr;
import dev.waymark.evaluation.baseline.Irt;
import dev.waymark.evaluation.baseline.Pfa;
import dev.waymark.evaluation.baseline.TopicMean;
import dev.waymark.evaluation.baseline.Tracer;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.features.TopicGraph;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Scored;
import dev.waymark.trainer.tracing.WaymarkTracer;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/// Fits ours and every baseline on the training answers and judges all on the test answers. Nothing
/// is chosen on the test part: every setting is fixed beforehand or learnt on held-out learners of
/// the training part.
///
/// @param train answers to fit on
/// @param test answers of other learners to judge on
/// @param items their items' topics
/// @param graph which topics require which, or none
/// @param seed of folds and samples
public record TracingEvaluation(
    Answers train, Answers test, ItemTopics items, TopicGraph graph, long seed) {
  /// How many steps [#run] reports.
  public static final int STEPS = WaymarkTracer.FOLDS + 1 + 7;

  /// One judged model.
  ///
  /// @param seconds its fit and predictions took
  public record Judged(Measures measures, double seconds) {}

  /// Everything that was judged.
  ///
  /// @param predictions ours, for each test row
  /// @param models by name, ours first
  /// @param gradient where our regression's search ended, per row
  /// @param weights of our regression, our trees and the constant
  @SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
  public record Outcome(
      double[] predictions, Map<String, Judged> models, double gradient, double[] weights) {}

  /// Fits and judges.
  public Outcome run(Progress progress) {
    Map<String, Judged> models = new LinkedHashMap<>();
    progress.doing("Waymark");
    long begin = System.nanoTime();
    boolean timed = train.timed() && test.timed();
    WaymarkTracer ours = WaymarkTracer.fit(train, items, graph, timed, seed, progress::step);
    WaymarkTracer.Foretold foretold = ours.predict(test);
    models.put("Waymark", judged(foretold.blended(), begin));
    models.put("Waymark, regression alone", judged(foretold.logistic(), begin));
    Map<String, Supplier<Tracer>> baselines = new LinkedHashMap<>();
    baselines.put("Best-LR", () -> new BestLr(train, items));
    baselines.put("Best-LR, extended", () -> new ExtendedLr(train, items));
    baselines.put("PFA", () -> new Pfa(train, items));
    baselines.put("BKT", () -> new Bkt(train, items));
    baselines.put("IRT", () -> new Irt(train, items));
    baselines.put("Elo", () -> new Elo(train, items));
    baselines.put("Topic mean", () -> new TopicMean(train, items));
    baselines.forEach((name, fit) -> {
      progress.doing(name);
      long start = System.nanoTime();
      models.put(name, judged(fit.get().predict(test), start));
      progress.step();
    });
    return new Outcome(foretold.blended(), models, ours.gradient(), ours.weights());
  }

  private Judged judged(double[] predictions, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Judged(new Measures(Scored.of(test, predictions)), seconds);
  }
}

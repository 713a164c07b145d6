package dev.waymark.evaluation;

import dev.waymark.cli.ProgressListener;
import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
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
import dev.waymark.trainer.forecast.ForecastFit;
import dev.waymark.trainer.forecast.GradedAnswers;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Scored;
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
/// @param graph the skills as topics
/// @param seed of folds and samples
public record TracingEvaluation(
    Answers train, Answers test, ItemTopics items, PrerequisiteGraph graph, long seed) {
  private static final int BASELINES = 7;

  /// How many steps [#run] reports.
  public int steps() {
    return train.learnerCount() + ForecastFit.STEPS + BASELINES;
  }

  /// One judged model.
  ///
  /// @param seconds its fit and predictions took
  public record Judged(Measures measures, double seconds) {}

  /// Everything that was judged.
  ///
  /// @param predictions ours, for each test row
  /// @param models by name, ours first
  /// @param gradient where our regression's search ended, per row
  @SuppressWarnings("ArrayRecordComponent") // a bundle of columns, never compared nor changed
  public record Outcome(double[] predictions, Map<String, Judged> models, double gradient) {}

  /// Fits and judges.
  public Outcome run(ProgressListener progress) {
    Map<String, Judged> models = new LinkedHashMap<>();
    progress.doing("Waymark");
    long begin = System.nanoTime();
    boolean timed = train.timed() && test.timed();
    ForecastFit ours =
        ForecastFit.of(new SkillAnswers(train, items, graph, timed), 1, seed, progress);
    GradedAnswers unseen = new SkillAnswers(test, items, graph, timed);
    double[] predicted = predicted(new ForecastModel(ours.weights()), unseen);
    models.put("Waymark", judged(predicted, begin));
    begin = System.nanoTime();
    models.put("Waymark, untrained", judged(predicted(ForecastModel.UNTRAINED, unseen), begin));
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
    return new Outcome(predicted, models, ours.slope());
  }

  /// As a recommender would answer before each answer.
  private double[] predicted(ForecastModel model, GradedAnswers answers) {
    double[] chances = new double[test.size()];
    int[] row = {0};
    for (int u = 0; u < answers.learners(); u++) {
      answers.walk(
          u,
          (state, topic, itemId, at, _) ->
              chances[row[0]++] = model.of(state, at).chance(topic, itemId));
    }
    return chances;
  }

  private Judged judged(double[] predictions, long begin) {
    double seconds = (System.nanoTime() - begin) / 1e9;
    return new Judged(new Measures(Scored.of(test, predictions)), seconds);
  }
}

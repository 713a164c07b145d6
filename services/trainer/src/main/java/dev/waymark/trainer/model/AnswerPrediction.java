package dev.waymark.trainer.model;

import dev.waymark.engine.forecast.ForecastModel;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.trainer.log.LearnerEvents;
import dev.waymark.trainer.metric.Measures;
import dev.waymark.trainer.metric.Scored;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Has models predict each graded answer of learners from what was known before it: through the
/// engine, as they would serve.
public final class AnswerPrediction {
  private static final double EDGE = 1e-6;

  private final PrerequisiteGraph graph;
  private final List<ForecastModel> models;

  public AnswerPrediction(PrerequisiteGraph graph, List<ForecastModel> models) {
    this.graph = graph;
    this.models = models;
  }

  @SuppressWarnings("ArrayRecordComponent") // a bundle, never compared nor changed
  private record Answered(int learner, boolean right, boolean first, double[] chances) {}

  /// One for each model, over the same answers.
  List<Measures> judge(List<LearnerEvents> learners, Runnable step) {
    return predict(learners, step).stream().map(Measures::new).toList();
  }

  /// What each model predicts, beside what happened.
  ///
  /// @param step called after each learner
  public List<Scored> predict(List<LearnerEvents> learners, Runnable step) {
    List<Answered> answers = new ArrayList<>();
    for (int u = 0; u < learners.size(); u++) {
      int learner = u;
      Replay.of(
          learners.get(u),
          graph,
          (event, state) -> {
            int topic = Replay.gradedTopic(event, graph);
            if (topic >= 0 && !graph.topic(topic).retired()) {
              int row = state.rowOf(topic);
              boolean first = row < 0 || state.attemptsOf(row) == 0;
              String itemId = LogAnswers.itemOf(event);
              double[] chances =
                  models.stream()
                      .mapToDouble(m -> m.of(state, event.occurredAt()).chance(topic, itemId))
                      .toArray();
              answers.add(
                  new Answered(
                      learner, Replay.isRight(event, learners.get(learner)), first, chances));
            }
          });
      step.run();
    }
    return IntStream.range(0, models.size())
        .mapToObj(m -> scored(answers, learners.size(), m))
        .toList();
  }

  private static Scored scored(List<Answered> answers, int learners, int model) {
    int n = answers.size();
    double[] probability = new double[n];
    byte[] outcome = new byte[n];
    int[] learner = new int[n];
    boolean[] first = new boolean[n];
    Arrays.setAll(probability, i -> Math.clamp(answers.get(i).chances()[model], EDGE, 1 - EDGE));
    Arrays.setAll(learner, i -> answers.get(i).learner());
    for (int i = 0; i < n; i++) {
      outcome[i] = (byte) (answers.get(i).right() ? 1 : 0);
      first[i] = answers.get(i).first();
    }
    return new Scored(probability, outcome, learner, learners, first);
  }
}

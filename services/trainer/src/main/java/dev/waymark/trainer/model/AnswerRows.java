package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.mastery.LogisticFeatures;
import dev.waymark.engine.mastery.LogisticWeights;
import dev.waymark.trainer.fit.DesignMatrix;
import dev.waymark.trainer.log.LearnerEvents;

/// A row for each graded answer, counted strictly before it: the engine's features, then an
/// indicator for each topic.
final class AnswerRows {
  private static final int FEATURES = LogisticWeights.FEATURES.size();

  private final DesignMatrix x;
  private final byte[] y;
  private final int[] learner;
  private final PrerequisiteGraph graph;
  private final double[] features = new double[FEATURES];
  private final float[] dense = new float[FEATURES];
  private int filled;
  private int learners;

  /// @param rows how many answers will be added
  AnswerRows(int rows, PrerequisiteGraph graph) {
    this.graph = graph;
    x = new DesignMatrix(rows, FEATURES, FEATURES + graph.size());
    y = new byte[rows];
    learner = new int[rows];
  }

  void add(LearnerEvents events) {
    Replay.of(
        events,
        graph,
        (event, state) -> {
          int topic = Replay.gradedTopic(event, graph);
          if (topic < 0) {
            return;
          }
          LogisticFeatures.fill(state, topic, event.occurredAt(), features);
          for (int j = 0; j < FEATURES; j++) {
            dense[j] = (float) features[j];
          }
          x.dense(dense);
          x.sparse(FEATURES + topic, 1);
          x.endRow();
          y[filled] = (byte) (Replay.isRight(event, events) ? 1 : 0);
          learner[filled++] = learners;
        });
    learners++;
  }

  DesignMatrix x() {
    return x;
  }

  byte[] y() {
    return y;
  }

  /// The learner of a row, from 0 in the order they were added.
  int learner(int row) {
    return learner[row];
  }

  int learners() {
    return learners;
  }

  int rows() {
    return filled;
  }
}

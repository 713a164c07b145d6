package dev.waymark.recommender.insight;

import dev.waymark.engine.graph.Goal.RoadmapGoal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.recommendation.Experience;
import dev.waymark.engine.recommendation.NextSteps;
import dev.waymark.engine.recommendation.TopicMarks;
import dev.waymark.engine.statistics.PrerequisiteTally;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/// Counts learners on the topics of one roadmap. Nothing is kept of a single learner.
final class RoadmapTally {
  private final GoalScope scope;

  /// By position in the scope.
  private final TopicTally[] topics;

  private final PrerequisiteTally prerequisites;

  RoadmapTally(PrerequisiteGraph graph, String roadmapId) {
    scope =
        switch (graph.scope(List.of(new RoadmapGoal(roadmapId)))) {
          case ScopeResult.Found(GoalScope found) -> found;
          case ScopeResult.UnknownRoadmap _, ScopeResult.UnknownTopic _ ->
              throw new IllegalArgumentException("no such roadmap: " + roadmapId);
        };
    topics = new TopicTally[scope.size()];
    Arrays.setAll(topics, _ -> new TopicTally());
    prerequisites = new PrerequisiteTally(scope);
  }

  void add(LearnerState state, NextSteps engine, Instant at) {
    TopicMarks marks = engine.marks(state, scope, at);
    for (int position = 0; position < topics.length; position++) {
      topics[position].add(marks, position, state);
    }
    prerequisites.add(state);
  }

  RoadmapFigures figures(long aiming, Experience experience) {
    TopicFigures[] figures = new TopicFigures[topics.length];
    for (int position = 0; position < topics.length; position++) {
      Topic topic = scope.graph().topic(scope.topicAt(position));
      figures[scope.rank(position)] = topics[position].figures(topic, experience);
    }
    return new RoadmapFigures(aiming, List.of(figures), prerequisites.figures());
  }

  private static final class TopicTally {
    private long mastered;
    private long ready;
    private long practising;
    private long stuck;
    private long dismissed;
    private long answering;
    private long attempts;
    private long successes;

    void add(TopicMarks marks, int position, LearnerState state) {
      boolean isMastered = marks.isMastered(position);
      mastered += isMastered ? 1 : 0;
      ready += !isMastered && marks.isReady(position) ? 1 : 0;
      int row = marks.row(position);
      if (row < 0) {
        return;
      }
      practising += !isMastered && state.isMet(row) ? 1 : 0;
      stuck += marks.isStuck(position) ? 1 : 0;
      dismissed += marks.isDismissed(position) ? 1 : 0;
      answering += state.attemptsOf(row) > 0 ? 1 : 0;
      attempts += state.attemptsOf(row);
      successes += state.successesOf(row);
    }

    TopicFigures figures(Topic of, Experience experience) {
      Double pace = experience.paces().get(of.id());
      return new TopicFigures(
          of,
          mastered,
          ready,
          practising,
          stuck,
          dismissed,
          answering,
          attempts,
          successes,
          pace == null
              ? OptionalInt.empty()
              : OptionalInt.of((int) Math.rint(of.minutes() * pace)));
    }
  }
}

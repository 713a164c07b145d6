package dev.waymark.recommender.insight;

import dev.waymark.engine.graph.Goal.RoadmapGoal;
import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.ScopeResult;
import dev.waymark.engine.graph.Topic;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.mastery.TopicMastery;
import dev.waymark.engine.recommendation.Experience;
import dev.waymark.engine.recommendation.NextSteps;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/// Counts learners on the topics of one roadmap. Nothing is kept of a single learner.
final class RoadmapTally {
  private final GoalScope scope;

  /// In the order of mastery reports.
  private final TopicTally[] topics;

  RoadmapTally(PrerequisiteGraph graph, String roadmapId) {
    scope =
        switch (graph.scope(List.of(new RoadmapGoal(roadmapId)))) {
          case ScopeResult.Found(GoalScope found) -> found;
          case ScopeResult.UnknownRoadmap _, ScopeResult.UnknownTopic _ ->
              throw new IllegalArgumentException("no such roadmap: " + roadmapId);
        };
    topics = new TopicTally[scope.size()];
    for (int position = 0; position < topics.length; position++) {
      topics[scope.rank(position)] = new TopicTally(scope.topicAt(position));
    }
  }

  void add(LearnerState state, NextSteps engine, Instant at) {
    List<TopicMastery> report = engine.report(state, scope, at);
    for (int rank = 0; rank < topics.length; rank++) {
      topics[rank].add(report.get(rank), state);
    }
  }

  RoadmapFigures figures(long aiming, Experience experience) {
    List<TopicFigures> figures = new ArrayList<>(topics.length);
    for (TopicTally tally : topics) {
      figures.add(tally.figures(scope.graph().topic(tally.topic), experience));
    }
    return new RoadmapFigures(aiming, figures);
  }

  private static final class TopicTally {
    private final int topic;
    private long mastered;
    private long ready;
    private long practising;
    private long stuck;
    private long dismissed;
    private long answering;
    private long attempts;
    private long successes;

    /// @param topic the graph's index
    TopicTally(int topic) {
      this.topic = topic;
    }

    void add(TopicMastery learner, LearnerState state) {
      int row = state.rowOf(topic);
      boolean met = row >= 0 && state.isMet(row);
      mastered += learner.mastered() ? 1 : 0;
      ready += learner.ready() && !learner.mastered() ? 1 : 0;
      practising += met && !learner.mastered() ? 1 : 0;
      stuck += learner.stuck() ? 1 : 0;
      dismissed += learner.dismissed() ? 1 : 0;
      answering += learner.attempts() > 0 ? 1 : 0;
      attempts += learner.attempts();
      successes += learner.successes();
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

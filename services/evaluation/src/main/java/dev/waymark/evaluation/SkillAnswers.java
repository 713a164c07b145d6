package dev.waymark.evaluation;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity.Practised;
import dev.waymark.engine.learner.EventOutcome;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.trainer.answers.Answers;
import dev.waymark.trainer.answers.ItemTopics;
import dev.waymark.trainer.forecast.GradedAnswers;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/// A table of answers as the events that an app would send, on a graph whose topics are the skills.
/// An event names one topic: that of an item with several skills is the one that fewest items
/// practise, the first of equals; items without a skill share a topic. Without times an answer
/// follows a second after the one before.
public final class SkillAnswers implements GradedAnswers {
  private static final long FIRST_SECOND = 1_600_000_000L;
  private static final double BILLION = 1e9;

  private final Answers answers;
  private final ItemTopics items;
  private final PrerequisiteGraph graph;
  private final boolean timed;
  private final double origin;
  private final int[] topicOf;

  /// @param graph [SkillGraph]
  /// @param timed whether times are real
  public SkillAnswers(Answers answers, ItemTopics items, PrerequisiteGraph graph, boolean timed) {
    this.answers = answers;
    this.items = items;
    this.graph = graph;
    this.timed = timed;
    topicOf = topics(items, graph);
    origin = origin(answers);
  }

  private static int[] topics(ItemTopics items, PrerequisiteGraph graph) {
    Map<Integer, Integer> practisedBy = new HashMap<>();
    for (int item = 0; item < items.itemCount(); item++) {
      for (int skill : items.of(item)) {
        practisedBy.merge(skill, 1, Integer::sum);
      }
    }
    int[] topicOf = new int[items.itemCount()];
    for (int item = 0; item < topicOf.length; item++) {
      int rarest = -1;
      for (int skill : items.of(item)) {
        if (rarest < 0
            || practisedBy.getOrDefault(skill, 0) < practisedBy.getOrDefault(rarest, 0)) {
          rarest = skill;
        }
      }
      topicOf[item] = graph.indexOf(rarest < 0 ? SkillGraph.NO_SKILL : SkillGraph.id(rarest));
    }
    return topicOf;
  }

  @Override
  public PrerequisiteGraph graph() {
    return graph;
  }

  @Override
  public int learners() {
    return answers.learnerCount();
  }

  @Override
  public void walk(int learner, Visitor visitor) {
    LearnerState state = LearnerState.empty(graph);
    for (int row = answers.start(learner); row < answers.start(learner + 1); row++) {
      int topic = topicOf[answers.item(row)];
      String itemId = items.itemId(answers.item(row));
      boolean right = answers.correct(row) == 1;
      Instant at = at(row, learner);
      visitor.answer(state, topic, itemId, at, right);
      var event =
          new ProgressEvent(
              "row-" + row,
              answers.learnerId(learner),
              at,
              graph.topic(topic).id(),
              null,
              new Practised(itemId, right));
      state =
          switch (state.apply(event)) {
            case EventOutcome.Applied(LearnerState after, _) -> after;
            case EventOutcome.Refused refused -> throw new IllegalStateException(refused.message());
          };
    }
  }

  /// What to add to times that count from another day than 1970: a state keeps none before 2000.
  private static double origin(Answers answers) {
    double least = Double.POSITIVE_INFINITY;
    for (int row = 0; row < answers.size(); row++) {
      least = Math.min(least, answers.time(row));
    }
    return least < BILLION ? FIRST_SECOND - least : 0;
  }

  private Instant at(int row, int learner) {
    return Instant.ofEpochSecond(
        timed ? (long) (answers.time(row) + origin) : FIRST_SECOND + row - answers.start(learner));
  }
}

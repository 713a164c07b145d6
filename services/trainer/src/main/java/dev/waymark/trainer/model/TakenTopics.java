package dev.waymark.trainer.model;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.Activity;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.learner.ProgressEvent;
import dev.waymark.engine.nexttopic.TopicHistory;
import dev.waymark.trainer.nexttopic.Taken;
import dev.waymark.trainer.nexttopic.Taken.Turn;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/// What each learner took, in order: every event that names a topic which the learner then has
/// begun, completed or answered. A topic is new when the state before does not know it as such.
final class TakenTopics {
  private final PrerequisiteGraph graph;
  private final List<Taken> learners = new ArrayList<>();
  private final Deque<Turn> turns = new ArrayDeque<>();
  private int[] sequence = new int[16];
  private int n;

  TakenTopics(PrerequisiteGraph graph) {
    this.graph = graph;
  }

  void add(ProgressEvent event, LearnerState before) {
    int topic = event.topicId() == null ? -1 : graph.indexOf(event.topicId());
    if (topic < 0) {
      return;
    }
    int row = before.rowOf(topic);
    boolean isMet = row >= 0 && before.isMet(row);
    if (!isMet && !meets(event.activity())) {
      return;
    }
    if (!isMet && n > 0) {
      turns.addFirst(new Turn(TopicHistory.of(before), topic));
      if (turns.size() > Taken.MAX_TURNS) {
        turns.removeLast();
      }
    }
    if (n == 0 || sequence[n - 1] != topic) {
      if (n == sequence.length) {
        sequence = Arrays.copyOf(sequence, 2 * n);
      }
      sequence[n++] = topic;
    }
  }

  private static boolean meets(Activity activity) {
    return switch (activity) {
      case Activity.Started _, Activity.Completed _, Activity.Practised _, Activity.Assessed _ ->
          true;
      default -> false;
    };
  }

  void endLearner() {
    if (n > 0) {
      learners.add(new Taken(Arrays.copyOf(sequence, n), List.copyOf(turns)));
    }
    n = 0;
    turns.clear();
  }

  /// Those who took anything, in the log's order.
  List<Taken> learners() {
    return learners;
  }
}

package dev.waymark.engine.statistics;

import dev.waymark.engine.graph.GoalScope;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import dev.waymark.engine.statistics.PrerequisiteFigures.Counts;
import dev.waymark.engine.statistics.PrerequisiteFigures.Suspicious;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/// Counts for each HARD prerequisite of a scope whether learners know the topic with and without
/// what it requires, as ordering theory does (Airasian & Bart, 1973). Four numbers for each are
/// kept, and nothing of a single learner. Not safe for several threads.
///
/// Only learners with graded answers on both topics count. A topic is known when most of a
/// learner's last eight answers on it are right, and not known when most are wrong; the same number
/// of both says neither. Mastery would not do here: it takes success on a topic for a sign that
/// what the topic requires is known. Prerequisites that another one implies are left out.
public final class PrerequisiteTally {
  private static final byte UNCLEAR = 0;
  private static final byte KNOWN = 1;
  private static final byte NOT_KNOWN = 2;

  private final PrerequisiteGraph graph;
  private final Edge[] edges;

  /// By the graph's index of a topic, what one learner's answers say.
  private final byte[] answered;

  public PrerequisiteTally(GoalScope scope) {
    graph = scope.graph();
    answered = new byte[graph.size()];
    List<Integer> positions = new ArrayList<>();
    for (int position = 0; position < scope.size(); position++) {
      positions.add(position);
    }
    positions.sort(Comparator.comparingInt(scope::rank));
    List<Edge> all = new ArrayList<>();
    for (int position : positions) {
      int topic = scope.topicAt(position);
      for (int required : graph.prerequisites().hard(topic)) {
        if (!graph.isImplied(topic, required)) {
          all.add(new Edge(topic, required));
        }
      }
    }
    edges = all.toArray(Edge[]::new);
  }

  /// Counts one learner.
  ///
  /// @param state on the graph of the scope
  public void add(LearnerState state) {
    Arrays.fill(answered, UNCLEAR);
    for (int row = 0; row < state.size(); row++) {
      answered[state.topicOf(row)] = ofRow(state, row);
    }
    for (Edge edge : edges) {
      edge.add(answered[edge.topic], answered[edge.required]);
    }
  }

  private static byte ofRow(LearnerState state, int row) {
    int wrong = state.recentFailuresOf(row);
    int right = Integer.bitCount(state.outcomesOf(row));
    return right == wrong ? UNCLEAR : right > wrong ? KNOWN : NOT_KNOWN;
  }

  public PrerequisiteFigures figures() {
    int judged = 0;
    List<Suspicious> suspicious = new ArrayList<>();
    for (Edge edge : edges) {
      Counts counts = edge.counts();
      judged += counts.areEnough() ? 1 : 0;
      counts
          .suspicion()
          .ifPresent(it ->
              suspicious.add(
                  new Suspicious(graph.topic(edge.topic), graph.topic(edge.required), it, counts)));
    }
    return new PrerequisiteFigures(judged, edges.length - judged, suspicious);
  }

  private static final class Edge {
    private final int topic;
    private final int required;
    private long both;
    private long requiredOnly;
    private long topicOnly;
    private long neither;

    Edge(int topic, int required) {
      this.topic = topic;
      this.required = required;
    }

    void add(byte ofTopic, byte ofRequired) {
      if (ofTopic == UNCLEAR || ofRequired == UNCLEAR) {
        return;
      }
      if (ofRequired == KNOWN) {
        both += ofTopic == KNOWN ? 1 : 0;
        requiredOnly += ofTopic == KNOWN ? 0 : 1;
      } else {
        topicOnly += ofTopic == KNOWN ? 1 : 0;
        neither += ofTopic == KNOWN ? 0 : 1;
      }
    }

    Counts counts() {
      return new Counts(both, requiredOnly, topicOnly, neither);
    }
  }
}

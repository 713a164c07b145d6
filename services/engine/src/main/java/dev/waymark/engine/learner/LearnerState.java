package dev.waymark.engine.learner;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.graph.Resource;
import dev.waymark.engine.graph.Teaching;
import dev.waymark.engine.learner.Activity.Completed;
import dev.waymark.engine.learner.Activity.Rated;
import dev.waymark.engine.learner.Activity.Reset;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// All that is known of one learner on one graph: a row of statistics for each topic touched, and
/// totals. Immutable; an event makes a new state in time that does not grow with history.
public final class LearnerState {
  private static final TopicProgress[] NO_ROWS = {};

  private final PrerequisiteGraph graph;
  private final LearnerTotals totals;

  /// Topic indices, ascending, and their rows.
  private final int[] topics;

  private final TopicProgress[] rows;

  private LearnerState(
      PrerequisiteGraph graph, LearnerTotals totals, int[] topics, TopicProgress[] rows) {
    this.graph = graph;
    this.totals = totals;
    this.topics = topics;
    this.rows = rows;
  }

  public static LearnerState empty(PrerequisiteGraph graph) {
    return new LearnerState(graph, LearnerTotals.NONE, new int[0], NO_ROWS);
  }

  /// A state from what was stored of it. Rows of topics that the graph does not know are left out.
  public static LearnerState of(
      PrerequisiteGraph graph, LearnerTotals totals, Iterable<TopicProgress> progress) {
    List<TopicProgress> known = new ArrayList<>();
    for (TopicProgress row : progress) {
      if (graph.indexOf(row.topicId()) >= 0) {
        known.add(row);
      }
    }
    // Ranks of ids are in the order of ids, so this sorts by topic index too.
    TopicProgress[] rows = known.toArray(TopicProgress[]::new);
    Arrays.sort(rows, (a, b) -> a.topicId().compareTo(b.topicId()));
    int[] topics = new int[rows.length];
    Arrays.setAll(topics, i -> graph.indexOf(rows[i].topicId()));
    return new LearnerState(graph, totals, topics, rows);
  }

  public PrerequisiteGraph graph() {
    return graph;
  }

  public LearnerTotals totals() {
    return totals;
  }

  /// The same learner on another release. Topics that it lacks are forgotten; a curriculum retires
  /// topics that learners touched instead of dropping them.
  public LearnerState on(PrerequisiteGraph other) {
    return other == graph ? this : of(other, totals, progress());
  }

  /// Every row, by topic id.
  public List<TopicProgress> progress() {
    return List.of(rows);
  }

  /// The row of a topic; the row before any event when the learner has not touched it.
  public TopicProgress progress(String topicId) {
    int index = graph.indexOf(topicId);
    int at = index < 0 ? -1 : Arrays.binarySearch(topics, index);
    return at < 0 ? TopicProgress.none(topicId) : rows[at];
  }

  /// How many topics the learner has touched.
  public int size() {
    return rows.length;
  }

  /// The graph's index of the topic of row `row`; rows ascend by it.
  public int topicOf(int row) {
    return topics[row];
  }

  public TopicProgress row(int row) {
    return rows[row];
  }

  public EventOutcome apply(ProgressEvent event) {
    return apply(event, EvidenceWeights.STANDARD);
  }

  public EventOutcome apply(ProgressEvent event, EvidenceWeights weights) {
    if (event.topicId() != null && graph.indexOf(event.topicId()) < 0) {
      return new EventOutcome.Refused(
          "UNKNOWN_TOPIC", "The graph has no topic " + event.topicId() + ".");
    }
    Resource resource =
        event.resourceId() == null ? null : graph.resource(event.resourceId()).orElse(null);
    if (event.resourceId() != null && resource == null) {
      return new EventOutcome.Refused(
          "UNKNOWN_RESOURCE", "The graph has no resource " + event.resourceId() + ".");
    }
    if (event.activity() instanceof Rated) {
      return event.resourceId() == null
          ? new EventOutcome.Refused("INVALID", "A rating names a resource.")
          : new EventOutcome.Applied(this, List.of());
    }
    List<Teaching> subjects =
        event.topicId() != null
            ? List.of(new Teaching(event.topicId(), 1, 0, ""))
            : resource == null ? List.of() : resource.teaches();
    LearnerState state = this;
    List<String> changed = new ArrayList<>(subjects.size());
    for (Teaching subject : subjects) {
      state = state.apply(event, subject, weights);
      changed.add(subject.topicId());
    }
    return new EventOutcome.Applied(state, changed);
  }

  private LearnerState apply(ProgressEvent event, Teaching subject, EvidenceWeights weights) {
    int topic = graph.indexOf(subject.topicId());
    if (event.activity() instanceof Reset) {
      return without(topic);
    }
    TopicProgress before = progress(subject.topicId());
    long second = Math.max(1, event.occurredAt().getEpochSecond());
    TopicProgress after =
        ProgressUpdate.apply(before, event.activity(), weights, subject.coverage(), second);
    return with(topic, after, totals(event, before, after));
  }

  private LearnerTotals totals(ProgressEvent event, TopicProgress before, TopicProgress after) {
    int graded = after.attempts() - before.attempts();
    int success = after.successes() - before.successes();
    boolean first = before.attempts() == 0;
    boolean repeat = !first && (before.outcomes() & 1) == 1;
    double spent = 0;
    double planned = 0;
    if (event.topicId() != null
        && event.activity() instanceof Completed(var minutes)
        && minutes.isPresent()) {
      spent = minutes.getAsDouble();
      planned = graph.topic(event.topicId()).orElseThrow().minutes();
    }
    return new LearnerTotals(
        totals.attempts() + graded,
        totals.successes() + success,
        totals.firstAttempts() + (first ? graded : 0),
        totals.firstSuccesses() + (first ? success : 0),
        totals.repeats() + (repeat ? graded : 0),
        totals.lapses() + (repeat ? graded - success : 0),
        totals.spentMinutes() + spent,
        totals.plannedMinutes() + planned,
        Math.max(totals.lastSecond(), secondOf(event.occurredAt())),
        after.topicId());
  }

  private static long secondOf(Instant instant) {
    return Math.max(1, instant.getEpochSecond());
  }

  private LearnerState with(int topic, TopicProgress row, LearnerTotals newTotals) {
    int at = Arrays.binarySearch(topics, topic);
    if (at >= 0) {
      TopicProgress[] changed = rows.clone();
      changed[at] = row;
      return new LearnerState(graph, newTotals, topics, changed);
    }
    int insert = -at - 1;
    int[] moreTopics = Arrays.copyOf(topics, topics.length + 1);
    System.arraycopy(topics, insert, moreTopics, insert + 1, topics.length - insert);
    moreTopics[insert] = topic;
    TopicProgress[] moreRows = Arrays.copyOf(rows, rows.length + 1);
    System.arraycopy(rows, insert, moreRows, insert + 1, rows.length - insert);
    moreRows[insert] = row;
    return new LearnerState(graph, newTotals, moreTopics, moreRows);
  }

  private LearnerState without(int topic) {
    int at = Arrays.binarySearch(topics, topic);
    if (at < 0) {
      return this;
    }
    int[] fewerTopics = Arrays.copyOf(topics, topics.length - 1);
    System.arraycopy(topics, at + 1, fewerTopics, at, topics.length - at - 1);
    TopicProgress[] fewerRows = Arrays.copyOf(rows, rows.length - 1);
    System.arraycopy(rows, at + 1, fewerRows, at, rows.length - at - 1);
    return new LearnerState(graph, totals, fewerTopics, fewerRows);
  }
}

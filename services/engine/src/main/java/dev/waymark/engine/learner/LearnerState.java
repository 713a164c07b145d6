package dev.waymark.engine.learner;

import dev.waymark.engine.graph.PrerequisiteGraph;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/// All that is known of one learner on one graph: a row of statistics for each topic touched, and
/// totals. Immutable; an event makes a new state in time that does not grow with history.
public final class LearnerState {
  private static final long SECONDS_A_DAY = 86_400;
  private static final byte[] NO_ROWS = {};

  private final PrerequisiteGraph graph;
  private final byte[] rows;

  /// An [AnswerHistory] with a row for each of [#rows].
  private final byte[] history;

  /// [TopicDismissals].
  private final long[] dismissals;

  /// [TopicResets].
  private final long[] resets;

  private final ResourceDismissals resourceDismissals;

  private final int attempts;
  private final int successes;
  private final int firstAttempts;
  private final int firstSuccesses;
  private final int repeats;
  private final int lapses;
  private final int ahead;
  private final int aheadSuccesses;
  private final float spentMinutes;
  private final float plannedMinutes;
  private final int lastSecond;
  private final int lastTopic;
  private final short learnt;

  /// [AnswerBelief] word by word: learners are many, and its header would weigh a third of it.
  private final long answers0;

  private final long answers1;
  private final long answers2;
  private final long answers3;

  private LearnerState(
      PrerequisiteGraph graph,
      LearnerTotals totals,
      byte[] rows,
      byte[] history,
      long[] dismissals,
      long[] resets,
      ResourceDismissals resourceDismissals) {
    this.graph = graph;
    this.resourceDismissals = resourceDismissals;
    this.rows = rows;
    this.history = history;
    this.dismissals = dismissals;
    this.resets = resets;
    attempts = totals.attempts();
    successes = totals.successes();
    firstAttempts = totals.firstAttempts();
    firstSuccesses = totals.firstSuccesses();
    repeats = totals.repeats();
    lapses = totals.lapses();
    ahead = totals.ahead();
    aheadSuccesses = totals.aheadSuccesses();
    spentMinutes = (float) totals.spentMinutes();
    plannedMinutes = (float) totals.plannedMinutes();
    lastSecond = (int) Math.clamp(totals.lastSecond(), 0, 0xFFFF_FFFFL);
    lastTopic = graph.indexOf(totals.lastTopicId());
    learnt = (short) totals.learnt();
    answers0 = totals.answers().word0();
    answers1 = totals.answers().word1();
    answers2 = totals.answers().word2();
    answers3 = totals.answers().word3();
  }

  public static LearnerState empty(PrerequisiteGraph graph) {
    return new LearnerState(
        graph,
        LearnerTotals.NONE,
        NO_ROWS,
        AnswerHistory.EMPTY,
        TopicDismissals.NONE,
        TopicResets.NONE,
        ResourceDismissals.NONE);
  }

  /// A state without a history of answers.
  public static LearnerState of(
      PrerequisiteGraph graph, LearnerTotals totals, Iterable<TopicProgress> progress) {
    return of(
        graph, totals, progress, AnswerSummary.NONE, Map.of(), Map.of(), ResourceDismissals.NONE);
  }

  /// A state from what was stored of it. Rows of topics that the graph does not know are left out.
  ///
  /// @param items what [#itemsOf(String)] said, by topic id; a missing one is 0
  /// @param resets what [#resets()] said
  public static LearnerState of(
      PrerequisiteGraph graph,
      LearnerTotals totals,
      Iterable<TopicProgress> progress,
      AnswerSummary answers,
      Map<String, Long> items,
      Map<String, Long> resets,
      ResourceDismissals resourceDismissals) {
    var byTopic = new TreeMap<Integer, TopicProgress>();
    for (TopicProgress row : progress) {
      int topic = graph.indexOf(row.topicId());
      if (topic >= 0) {
        byTopic.put(topic, row);
      }
    }
    byte[] rows = new byte[byTopic.size() * ProgressRows.BYTES];
    long[] packed = new long[byTopic.size()];
    var dismissals = LongStream.builder();
    int row = 0;
    for (var entry : byTopic.entrySet()) {
      TopicProgress stored = entry.getValue();
      packed[row] = items.getOrDefault(stored.topicId(), 0L);
      ProgressRows.write(rows, row++, entry.getKey(), stored);
      if (stored.dismissedUntilSecond() != 0) {
        dismissals.add(entry.getKey()).add(stored.dismissedUntilSecond());
      }
    }
    int[] topics =
        answers.recent().stream().mapToInt(answer -> graph.indexOf(answer.topicId())).toArray();
    byte[] history = AnswerHistory.of(answers, topics, packed);
    return new LearnerState(
        graph,
        totals,
        rows,
        history,
        dismissals.build().toArray(),
        TopicResets.of(graph, resets),
        resourceDismissals);
  }

  public PrerequisiteGraph graph() {
    return graph;
  }

  public LearnerTotals totals() {
    return new LearnerTotals(
        attempts,
        successes,
        firstAttempts,
        firstSuccesses,
        repeats,
        lapses,
        ahead,
        aheadSuccesses,
        spentMinutes,
        plannedMinutes,
        Integer.toUnsignedLong(lastSecond),
        lastTopic < 0 ? "" : graph.topic(lastTopic).id(),
        learnt,
        new AnswerBelief(answers0, answers1, answers2, answers3));
  }

  /// The same learner on another release. Topics that it lacks are forgotten; a curriculum retires
  /// topics that learners touched instead of dropping them.
  public LearnerState on(PrerequisiteGraph other) {
    if (other == graph) {
      return this;
    }
    Map<String, Long> items = new HashMap<>();
    for (int row = 0; row < size(); row++) {
      items.put(graph.topic(topicOf(row)).id(), AnswerHistory.packed(history, row));
    }
    return of(other, totals(), progress(), answerSummary(), items, resets(), resourceDismissals);
  }

  /// What the learner answered, as far as forecasts need it; its rows are those of this state.
  public AnswerHistory answers() {
    return new AnswerHistory(history);
  }

  /// What to store of [#answers()] for the learner as a whole.
  public AnswerSummary answerSummary() {
    return answers().summary(topic -> graph.topic(topic).id());
  }

  /// What to store of [#answers()] for one topic: its first items, packed; 0: none.
  public long itemsOf(String topicId) {
    int topic = graph.indexOf(topicId);
    int row = topic < 0 ? -1 : rowOf(topic);
    return row < 0 ? 0 : AnswerHistory.packed(history, row);
  }

  /// Every row, by topic id.
  public List<TopicProgress> progress() {
    List<TopicProgress> all = new ArrayList<>(size());
    for (int row = 0; row < size(); row++) {
      all.add(row(row));
    }
    return all;
  }

  /// The row of a topic; the row before any event when the learner has not touched it.
  public TopicProgress progress(String topicId) {
    int topic = graph.indexOf(topicId);
    int row = topic < 0 ? -1 : ProgressRows.find(rows, topic);
    return row < 0 ? TopicProgress.none(topicId) : row(row);
  }

  /// How many topics the learner has touched.
  public int size() {
    return ProgressRows.count(rows);
  }

  public TopicProgress row(int row) {
    int topic = topicOf(row);
    return ProgressRows.read(rows, row, graph.topic(topic).id(), dismissedUntil(topic));
  }

  /// The row of a topic by the graph's index, or -1 when the learner has not touched it.
  public int rowOf(int topic) {
    return Math.max(-1, ProgressRows.find(rows, topic));
  }

  /// The graph's index of the topic of row `row`, 0 to `size() - 1`; rows ascend by it.
  public int topicOf(int row) {
    return ProgressRows.topic(rows, row);
  }

  /// `exp(gain)` of a row.
  public double factorOf(int row) {
    return Grid.factor(ProgressRows.gain(rows, row));
  }

  /// `learned` of a row.
  public double learnedOf(int row) {
    return Grid.learned(ProgressRows.learned(rows, row));
  }

  /// Graded answers of a row.
  public int attemptsOf(int row) {
    return ProgressRows.attempts(rows, row);
  }

  /// How many of a row's graded answers succeeded.
  public int successesOf(int row) {
    return ProgressRows.successes(rows, row);
  }

  /// The last eight outcomes of a row, newest in bit 0.
  public int outcomesOf(int row) {
    return ProgressRows.outcomes(rows, row);
  }

  /// How many of a row's last eight graded answers succeeded since the last failure.
  public int rightInARow(int row) {
    return Integer.numberOfTrailingZeros(~ProgressRows.outcomes(rows, row));
  }

  /// Whether the first graded answer of a row succeeded; `false` without any.
  public boolean isFirstRight(int row) {
    return ProgressRows.isFirstRight(rows, row);
  }

  /// What the first graded answer counts as evidence, 0 to 1.
  public double firstWeightOf(int row) {
    return ProgressRows.firstWeight(rows, row) / (double) TopicProgress.WHOLE;
  }

  /// First graded answers on topics with a HARD prerequisite that the learner had not shown.
  public int ahead() {
    return ahead;
  }

  /// How many of them succeeded.
  public int aheadSuccesses() {
    return aheadSuccesses;
  }

  /// Whether the learner did anything with a row's topic but to judge or dismiss it.
  public boolean isMet(int row) {
    return ProgressRows.isMet(rows, row);
  }

  /// The second of the last event on a row's topic.
  public long lastSecondOf(int row) {
    return ProgressRows.lastSecond(rows, row);
  }

  /// Whether the learner began a row's topic.
  public boolean isStarted(int row) {
    return (ProgressRows.flags(rows, row) & 1) != 0;
  }

  /// Whether the learner completed a row's topic.
  public boolean isCompleted(int row) {
    return (ProgressRows.flags(rows, row) & 2) != 0;
  }

  /// 0: nothing said, 1: unknown, 2: familiar, 3: known.
  public int selfAssessedOf(int row) {
    return ProgressRows.flags(rows, row) >>> 2;
  }

  /// The graph's index of the topic of the last event, or -1.
  public int lastTopic() {
    return lastTopic;
  }

  /// The learner's time over the usual one, 0.25 to 4; 1 until there is reason to differ.
  ///
  /// @param usual the time of all learners over the authors' estimate, over 0
  public double pace(double usual) {
    return LearnerTotals.pace(spentMinutes, plannedMinutes * usual);
  }

  /// How many of a row's last eight graded answers failed.
  public int recentFailuresOf(int row) {
    int answers = Math.min(8, ProgressRows.attempts(rows, row));
    return answers - Integer.bitCount(ProgressRows.outcomes(rows, row));
  }

  /// Chance that practising a row's topic can bring it about, given that it is not known.
  public double learnableOf(int row, long atSecond) {
    return ProgressRows.learnability(rows, row)
        .later(learnt, atSecond - ProgressRows.lastSecond(rows, row))
        .chance();
  }

  /// Whether practice of a row's topic has failed so often that it looks as if it led nowhere.
  public boolean isStuck(int row, long atSecond) {
    return failuresInARowOf(row) >= Learnability.MAX_MISSES
        && learnableOf(row, atSecond) < Learnability.STUCK;
  }

  /// The topics that are stuck, by id.
  public List<String> stuckTopics(long atSecond) {
    List<String> stuck = new ArrayList<>();
    for (int row = 0; row < size(); row++) {
      if (isStuck(row, atSecond)) {
        stuck.add(graph.topic(topicOf(row)).id());
      }
    }
    return stuck;
  }

  /// [TopicProgress#codeOf] of the resource last used for a row's topic; 0: none.
  public int resourceOf(int row) {
    return ProgressRows.resource(rows, row);
  }

  /// [TopicProgress#failuresInARow()] of a row.
  public int failuresInARowOf(int row) {
    return TopicProgress.failuresInARow(
        ProgressRows.attempts(rows, row), ProgressRows.outcomes(rows, row));
  }

  /// Share of what was known of a row's topic that is still there.
  ///
  /// @param refreshedSecond when it was last refreshed, by itself or by what builds on it
  public double recallOf(int row, long refreshedSecond, long atSecond) {
    double days = (atSecond - refreshedSecond) / (double) SECONDS_A_DAY;
    return Forgetting.recall(days, Grid.stability(ProgressRows.stability(rows, row)));
  }

  /// `refreshedSecond` of a row.
  public long refreshedSecondOf(int row) {
    return ProgressRows.refreshedSecond(rows, row);
  }

  public EventOutcome apply(ProgressEvent event) {
    return apply(event, EvidenceWeights.STANDARD);
  }

  public EventOutcome apply(ProgressEvent event, EvidenceWeights weights) {
    return new LearnerUpdate(event, weights).apply(this);
  }

  /// The same with other statistics of one topic, and other totals.
  ///
  /// @param answer a graded answer on the topic, if there was one
  LearnerState with(
      int topic,
      TopicProgress progress,
      LearnerTotals newTotals,
      AnswerHistory.@Nullable Answer answer) {
    int row = ProgressRows.find(rows, topic);
    byte[] changed;
    byte[] answers = history;
    if (row >= 0) {
      changed = rows.clone();
      answers = answer == null ? history : history.clone();
    } else {
      row = -row - 1;
      int at = row * ProgressRows.BYTES;
      changed = Arrays.copyOf(rows, rows.length + ProgressRows.BYTES);
      System.arraycopy(rows, at, changed, at + ProgressRows.BYTES, rows.length - at);
      answers = AnswerHistory.inserted(history, row);
    }
    if (answer != null) {
      AnswerHistory.add(answers, row, topic, answer);
    }
    ProgressRows.write(changed, row, topic, progress);
    return new LearnerState(
        graph,
        newTotals,
        changed,
        answers,
        TopicDismissals.with(dismissals, topic, progress.dismissedUntilSecond()),
        resets,
        resourceDismissals);
  }

  /// The same with one said of a resource.
  LearnerState with(String resourceId, ResourceDismissals.Dismissal dismissal) {
    ResourceDismissals changed = resourceDismissals.with(resourceId, dismissal);
    return changed.equals(resourceDismissals)
        ? this
        : new LearnerState(graph, totals(), rows, history, dismissals, resets, changed);
  }

  /// The resources that are not to be suggested.
  public ResourceDismissals resourceDismissals() {
    return resourceDismissals;
  }

  /// The same after a reset of one topic at that second.
  ///
  /// @param keep whether all that is known of the topic occurred later, and so stays
  LearnerState reset(int topic, long second, boolean keep) {
    LearnerState forgotten = keep ? this : without(topic);
    return new LearnerState(
        graph,
        totals(),
        forgotten.rows,
        forgotten.history,
        forgotten.dismissals,
        TopicResets.with(resets, topic, second),
        resourceDismissals);
  }

  private LearnerState without(int topic) {
    int row = ProgressRows.find(rows, topic);
    if (row < 0) {
      return this;
    }
    int at = row * ProgressRows.BYTES;
    byte[] fewer = Arrays.copyOf(rows, rows.length - ProgressRows.BYTES);
    System.arraycopy(rows, at + ProgressRows.BYTES, fewer, at, fewer.length - at);
    byte[] answers = AnswerHistory.removed(history, row, topic);
    return new LearnerState(
        graph,
        totals(),
        fewer,
        answers,
        TopicDismissals.with(dismissals, topic, 0),
        resets,
        resourceDismissals);
  }

  /// The second until which the topic is not to be suggested; 0: it may be.
  public long dismissedUntil(int topic) {
    return TopicDismissals.until(dismissals, topic);
  }

  /// Whether the topic is dismissed at that second.
  public boolean isDismissed(int topic, long atSecond) {
    return atSecond < dismissedUntil(topic);
  }

  /// The second at which the topic was last reset; 0: never.
  long resetSecond(int topic) {
    return TopicResets.second(resets, topic);
  }

  /// The second of the last reset of each topic that was reset, by topic id. What occurred on the
  /// topic before does not count, however late it becomes known.
  public Map<String, Long> resets() {
    return TopicResets.byTopic(graph, resets);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof LearnerState that
        && graph == that.graph
        && Arrays.equals(rows, that.rows)
        && Arrays.equals(history, that.history)
        && Arrays.equals(resets, that.resets)
        && resourceDismissals.equals(that.resourceDismissals)
        && totals().equals(that.totals())
        && progress().equals(that.progress());
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(rows) * 31 + totals().hashCode();
  }
}

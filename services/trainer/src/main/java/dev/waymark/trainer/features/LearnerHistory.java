package dev.waymark.trainer.features;

import dev.waymark.trainer.answers.ItemTopics;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Everything known of one learner while walking through the answers in order: ask [#describe] for
/// the numbers before an answer, then tell [#observe] the answer.
final class LearnerHistory {
  private static final double[] ABILITY_DECAYS = {0.9, 0.98};
  private static final double ABILITY_PRIOR = 5;

  private final ItemTopics items;
  private final Difficulty difficulty;
  private final TopicGraph graph;
  private final boolean timed;
  private final int width;
  private final Practice overall;
  private final Map<Integer, Practice> byItem = new HashMap<>();
  private final Map<Integer, Practice> byTopic = new HashMap<>();
  private final Map<Integer, Residuals> residualsByTopic = new HashMap<>();
  private final Residuals residuals = new Residuals();
  private int step;
  private int previousItem = -1;
  private double previousTime;
  private double newItems;

  LearnerHistory(ItemTopics items, TopicGraph graph, Difficulty difficulty, boolean timed) {
    this.items = items;
    this.graph = graph;
    this.difficulty = difficulty;
    this.timed = timed;
    width = Practice.names(timed).size();
    overall = new Practice(difficulty.prior());
  }

  /// The names of what [#describe] writes, in order.
  static List<String> names(boolean timed, boolean graphed) {
    List<String> names = new ArrayList<>();
    for (String subject : List.of("item", "topic", "all")) {
      for (String name : Practice.names(timed)) {
        names.add(subject + "." + name);
      }
    }
    names.addAll(
        List.of(
            "topic.none",
            "item.ease",
            "item.first-ease",
            "item.familiarity",
            "ability",
            "ability-90",
            "ability-98",
            "topic.ability",
            "topic.ability-90",
            "expected",
            "same-item",
            "same-topic",
            "topic.share-met",
            "new-items"));
    if (timed) {
      names.add("pause-s");
    }
    if (graphed) {
      for (String side : List.of("prerequisites", "dependents")) {
        names.add(side + ".successes");
        names.add(side + ".attempts");
        names.add(side + ".mean");
      }
    }
    return names;
  }

  /// Writes what is known before an answer to `item` into `out`, which must be zeros.
  void describe(int item, double time, float[] out) {
    practice(byItem, item).describe(timed, step, time, 1, out, 0);
    int[] topics = items.of(item);
    double topicAbility = 0;
    double topicAbilityRecent = 0;
    int met = 0;
    boolean sameTopic = false;
    for (int topic : topics) {
      double weight = 1.0 / topics.length;
      Practice practice = practice(byTopic, topic);
      practice.describe(timed, step, time, weight, out, width);
      Residuals r = residualsByTopic.computeIfAbsent(topic, t -> new Residuals());
      topicAbility += weight * r.mean();
      topicAbilityRecent += weight * r.recent[0];
      met += practice.attempts() > 0 ? 1 : 0;
      sameTopic |= practice.attempts() > 0 && practice.lastStep() == step - 1;
    }
    overall.describe(timed, step, time, 1, out, 2 * width);
    int i = 3 * width;
    double ease = difficulty.ease(item);
    out[i++] = topics.length == 0 ? 1 : 0;
    out[i++] = (float) ease;
    out[i++] = (float) difficulty.firstEase(item);
    out[i++] = difficulty.familiarity(item);
    out[i++] = (float) residuals.mean();
    out[i++] = (float) residuals.recent[0];
    out[i++] = (float) residuals.recent[1];
    out[i++] = (float) topicAbility;
    out[i++] = (float) topicAbilityRecent;
    out[i++] = (float) Difficulty.logistic(ease + 4 * residuals.recent[1]);
    out[i++] = item == previousItem ? 1 : 0;
    out[i++] = sameTopic ? 1 : 0;
    out[i++] = topics.length == 0 ? 0 : (float) met / topics.length;
    out[i++] = (float) newItems;
    if (timed) {
      out[i++] = (float) (step == 0 ? 0 : Practice.phi(Math.max(0, time - previousTime)));
    }
    if (!graph.isEmpty()) {
      describeNeighbours(graph.prerequisites(topics), out, i);
      describeNeighbours(graph.dependents(topics), out, i + 3);
    }
  }

  /// Writes the counts over neighbouring topics, and their mean weighed by attempts.
  private void describeNeighbours(int[] neighbours, float[] out, int at) {
    int attempts = 0;
    int successes = 0;
    for (int topic : neighbours) {
      Practice practice = byTopic.get(topic);
      if (practice != null) {
        attempts += practice.attempts();
        successes += practice.successes();
      }
    }
    out[at] = (float) Practice.phi(successes);
    out[at + 1] = (float) Practice.phi(attempts);
    out[at + 2] = (float) ((successes + 3 * difficulty.prior()) / (attempts + 3));
  }

  /// Counts an answer.
  ///
  /// @param correct 1 or 0
  void observe(int item, double time, int correct) {
    double residual = correct - Difficulty.logistic(difficulty.ease(item));
    Practice practice = practice(byItem, item);
    newItems = 0.9 * newItems + (practice.attempts() == 0 ? 0.1 : 0);
    practice.observe(step, time, correct);
    overall.observe(step, time, correct);
    residuals.observe(residual);
    for (int topic : items.of(item)) {
      practice(byTopic, topic).observe(step, time, correct);
      residualsByTopic.computeIfAbsent(topic, t -> new Residuals()).observe(residual);
    }
    previousItem = item;
    previousTime = time;
    step++;
  }

  /// How many answers were observed.
  int answers() {
    return step;
  }

  /// The last outcomes over all items, newest in the lowest bit.
  int recentOutcomes() {
    return overall.recentOutcomes();
  }

  /// What the learner has done with an item.
  Practice item(int item) {
    return practice(byItem, item);
  }

  /// What the learner has done with a topic.
  Practice topic(int topic) {
    return practice(byTopic, topic);
  }

  private Practice practice(Map<Integer, Practice> practices, int subject) {
    return practices.computeIfAbsent(subject, s -> new Practice(difficulty.prior()));
  }

  /// How much better than others the learner answered: outcome minus the item's share of right
  /// answers.
  private static final class Residuals {
    private int n;
    private double sum;
    private final double[] recent = new double[ABILITY_DECAYS.length];

    void observe(double residual) {
      n++;
      sum += residual;
      for (int d = 0; d < recent.length; d++) {
        recent[d] = ABILITY_DECAYS[d] * recent[d] + (1 - ABILITY_DECAYS[d]) * residual;
      }
    }

    double mean() {
      return sum / (n + ABILITY_PRIOR);
    }
  }
}

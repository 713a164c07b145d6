package dev.waymark.trainer.forecast;

import dev.waymark.engine.forecast.ForecastWeights;
import dev.waymark.engine.forecast.TopicEase;
import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.ItemKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Counts how often topics and items were answered right, by fold of learners. The ease of an item
/// is the log-odds of a right answer, shrunk to its topic by five answers, and that of a topic to
/// the whole by ten. For a learner that is fitted to, it is counted without that learner's fold.
final class EaseCounts {
  static final int FOLDS = 5;

  private static final double ITEM_STRENGTH = 5;
  private static final double TOPIC_STRENGTH = 10;
  private static final double EDGE = 1e-3;

  private final PrerequisiteGraph graph;
  private final Count[] topics;
  private final Map<Long, Item> items = new HashMap<>();
  private int answers;
  private int right;
  private int withItem;

  private EaseCounts(PrerequisiteGraph graph) {
    this.graph = graph;
    topics = new Count[graph.size()];
    for (int t = 0; t < topics.length; t++) {
      topics[t] = new Count();
    }
  }

  private static class Count {
    final int[] answers = new int[FOLDS + 1];
    final int[] right = new int[FOLDS + 1];

    void add(int fold, boolean success) {
      answers[fold]++;
      answers[FOLDS]++;
      right[fold] += success ? 1 : 0;
      right[FOLDS] += success ? 1 : 0;
    }

    int answersWithout(int fold) {
      return answers[FOLDS] - (fold == FOLDS ? 0 : answers[fold]);
    }

    int rightWithout(int fold) {
      return right[FOLDS] - (fold == FOLDS ? 0 : right[fold]);
    }
  }

  private static final class Item extends Count {
    final int topic;
    final long key;

    Item(int topic, long key) {
      this.topic = topic;
      this.key = key;
    }
  }

  /// @param fold of each learner
  static EaseCounts of(GradedAnswers source, int[] fold) {
    EaseCounts counts = new EaseCounts(source.graph());
    for (int u = 0; u < source.learners(); u++) {
      int f = fold[u];
      source.walk(
          u,
          (_, topic, itemId, _, right) -> {
            counts.answers++;
            counts.right += right ? 1 : 0;
            counts.topics[topic].add(f, right);
            if (itemId != null) {
              counts.withItem++;
              long key = ItemKey.of(counts.graph.topic(topic).id(), itemId);
              counts.items.computeIfAbsent(key, k -> new Item(topic, k)).add(f, right);
            }
          });
    }
    return counts;
  }

  int answers() {
    return answers;
  }

  int withItem() {
    return withItem;
  }

  /// Share of right answers, 0.01 to 0.99.
  double prior() {
    return Math.clamp((right + 1.0) / (answers + 2.0), 0.01, 0.99);
  }

  /// The items that the model will speak of, those with most answers: by topic, then by key.
  List<Long> kept() {
    List<Item> all = new ArrayList<>(items.values());
    Comparator<Item> byKey =
        Comparator.<Item>comparingInt(it -> it.topic)
            .thenComparing((a, b) -> Long.compareUnsigned(a.key, b.key));
    if (all.size() > ForecastWeights.MAX_ITEMS) {
      all.sort(Comparator.<Item>comparingInt(it -> -it.answers[FOLDS]).thenComparing(byKey));
      all = all.subList(0, ForecastWeights.MAX_ITEMS);
    }
    return all.stream().sorted(byKey).map(it -> it.key).toList();
  }

  /// Ease as it may be known to the learners of a fold; to others with [#FOLDS]. Nothing is added
  /// to log-odds yet.
  ///
  /// @param kept [#kept()]
  Map<String, TopicEase> without(int fold, List<Long> kept) {
    Map<Integer, List<Item>> byTopic = new TreeMap<>();
    for (Long key : kept) {
      Item item = items.get(key);
      if (item != null) {
        byTopic.computeIfAbsent(item.topic, _ -> new ArrayList<>()).add(item);
      }
    }
    Map<String, TopicEase> ease = new HashMap<>();
    for (int t = 0; t < topics.length; t++) {
      if (topics[t].answers[FOLDS] > 0) {
        ease.put(graph.topic(t).id(), ease(t, byTopic.getOrDefault(t, List.of()), fold));
      }
    }
    return ease;
  }

  private TopicEase ease(int topic, List<Item> own, int fold) {
    double base = mean(topics[topic], fold, prior(), TOPIC_STRENGTH);
    long[] keys = new long[own.size()];
    float[] eases = new float[keys.length];
    for (int i = 0; i < keys.length; i++) {
      keys[i] = own.get(i).key;
      eases[i] = (float) logit(mean(own.get(i), fold, base, ITEM_STRENGTH));
    }
    return new TopicEase(logit(base), 0, 0, 0, keys, eases, new float[keys.length]);
  }

  private static double mean(Count count, int fold, double expected, double strength) {
    return (count.rightWithout(fold) + strength * expected)
        / (count.answersWithout(fold) + strength);
  }

  private static double logit(double p) {
    double q = Math.clamp(p, EDGE, 1 - EDGE);
    return Math.log(q / (1 - q));
  }
}

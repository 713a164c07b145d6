package dev.waymark.engine.forecast;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.ItemKey;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// How easy topics and items are, laid over a graph: as many right answers as learners gave. Topics
/// that nothing is known of are as easy as the whole.
public final class Ease {
  private final PrerequisiteGraph graph;
  private final double prior;
  private final double[] ofTopic;
  private final @Nullable TopicEase[] topics;

  /// @param prior share of right answers over everything, over 0 to below 1
  /// @param byTopic by topic id; topics that the graph lacks have no effect
  public Ease(PrerequisiteGraph graph, double prior, Map<String, TopicEase> byTopic) {
    this.graph = graph;
    this.prior = prior;
    ofTopic = new double[graph.size()];
    topics = new TopicEase[graph.size()];
    for (int t = 0; t < ofTopic.length; t++) {
      TopicEase topic = byTopic.get(graph.topic(t).id());
      topics[t] = topic;
      ofTopic[t] = topic == null ? prior : chance(topic.ease());
    }
  }

  PrerequisiteGraph graph() {
    return graph;
  }

  /// Share of right answers over everything.
  double prior() {
    return prior;
  }

  /// Share of right answers on a topic, by the graph's index.
  double topic(int topic) {
    return ofTopic[topic];
  }

  @Nullable TopicEase of(int topic) {
    return topics[topic];
  }

  /// Share of right answers on the items of a topic with that code, each as good as another; that
  /// of the topic when there is none.
  double item(int topic, int code) {
    TopicEase ease = topics[topic];
    if (ease == null || code == 0 || ease.items().length == 0) {
      return ofTopic[topic];
    }
    int unused = Long.SIZE - ItemKey.CODE_BITS;
    int from = code == 1 ? 0 : ease.from((long) code << unused);
    double sum = 0;
    int count = 0;
    for (int i = from; i < ease.items().length && ItemKey.code(ease.items()[i]) == code; i++) {
      sum += ease.itemEase()[i];
      count++;
    }
    return count == 0 ? ofTopic[topic] : chance(sum / count);
  }

  /// Whether anything is known of single items of a topic.
  public boolean knowsItems(int topic) {
    TopicEase known = topics[topic];
    return known != null && known.items().length > 0;
  }

  /// How much harder than its topic an item with that code is, in log-odds; 0 when it is not known.
  public double harder(int topic, int code) {
    double p = ofTopic[topic];
    double q = item(topic, code);
    return p == q ? 0 : Math.log(p * (1 - q) / (q * (1 - p)));
  }

  private static double chance(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }
}

package dev.waymark.engine.nexttopic;

import dev.waymark.engine.graph.PrerequisiteGraph;
import dev.waymark.engine.learner.LearnerState;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Which topic a learner takes next, from what a sample of learners took after what: a log-linear
/// blend of [NextTopicExperts] and of a mixture of them, made into chances by a softmax.
public final class NextTopicModel {
  /// How many weights there are: one for each expert, and one for their mixture.
  public static final int WEIGHTS = NextTopicExperts.COUNT + 1;

  /// Knows no topic.
  public static final NextTopicModel NONE =
      new NextTopicModel(
          List.of(),
          new TopicSequences(0, List.of()),
          new double[WEIGHTS],
          new double[NextTopicExperts.COUNT]);

  private static final double MAX_WEIGHT = 100;
  private static final double CLOSE = 1e-6;

  private final List<String> topicIds;
  private final Map<String, Integer> indexOf = new HashMap<>();
  private final NextTopicExperts experts;
  private final double[] weights;
  private final double[] shares;
  private volatile OnGraph onGraph = new OnGraph(null, new int[0], new boolean[0]);

  /// The model's indices of a graph's topics.
  @SuppressWarnings("ArrayRecordComponent") // never compared nor changed
  private record OnGraph(@Nullable PrerequisiteGraph graph, int[] indexOf, boolean[] absent) {}

  private NextTopicModel(
      List<String> topicIds, TopicSequences sequences, double[] weights, double[] shares) {
    this.topicIds = List.copyOf(topicIds);
    for (String id : topicIds) {
      indexOf.put(id, indexOf.size());
    }
    experts = new NextTopicExperts(sequences);
    this.weights = weights;
    this.shares = shares;
  }

  /// @param topicIds of the topics that the sequences name, each once
  /// @param weights of each expert and, last, of the mixture; -100 to 100
  /// @param shares of each expert in the mixture, 0 to 1, summing to 1
  /// @throws IllegalArgumentException if anything is not like that
  public NextTopicModel(
      List<String> topicIds, TopicSequences sequences, List<Double> weights, List<Double> shares) {
    this(topicIds, sequences, array(weights), array(shares));
    require(topicIds.size() == sequences.topicCount(), "each topic has an id");
    require(indexOf.size() == topicIds.size(), "a topic is there once");
    require(weights.size() == WEIGHTS, "each expert has a weight, and their mixture");
    require(shares.size() == NextTopicExperts.COUNT, "each expert has a share");
    double sum = 0;
    for (double share : shares) {
      require(share >= 0 && share <= 1, "shares of next-topic experts are 0 to 1");
      sum += share;
    }
    require(Math.abs(sum - 1) < CLOSE, "shares of next-topic experts sum to 1");
    for (double weight : weights) {
      require(Math.abs(weight) <= MAX_WEIGHT, "weights of next-topic experts are -100 to 100");
    }
  }

  private static double[] array(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }

  private static void require(boolean condition, String message) {
    if (!condition) {
      throw new IllegalArgumentException(message);
    }
  }

  /// The ids of the topics that it knows, by index.
  public List<String> topicIds() {
    return topicIds;
  }

  /// The chances for a learner, who may take what the state's graph knows and they did not take.
  public TopicChances chances(LearnerState state) {
    if (topicIds.isEmpty()) {
      return TopicChances.NONE;
    }
    OnGraph on = on(state.graph());
    int[] history = new int[state.size()];
    int n = 0;
    for (int topic : TopicHistory.of(state)) {
      if (on.indexOf[topic] >= 0) {
        history[n++] = on.indexOf[topic];
      }
    }
    return new TopicChances(chances(Arrays.copyOf(history, n), on.absent), on.indexOf);
  }

  /// The chance of each topic to be taken next; 0 for those that are out of the question, 1 in all.
  ///
  /// @param history what the learner took, newest last, each topic once
  /// @param absent topics that can't be taken
  public double[] chances(int[] history, boolean[] absent) {
    boolean[] out = absent.clone();
    for (int topic : history) {
      out[topic] = true;
    }
    double[][] opinions = experts.opinions(history, out);
    double[] chances = utilities(opinions);
    double highest = Double.NEGATIVE_INFINITY;
    for (int topic = 0; topic < out.length; topic++) {
      highest = out[topic] ? highest : Math.max(highest, chances[topic]);
    }
    double sum = 0;
    for (int topic = 0; topic < out.length; topic++) {
      chances[topic] = out[topic] ? 0 : Math.exp(chances[topic] - highest);
      sum += chances[topic];
    }
    for (int topic = 0; topic < out.length && sum > 0; topic++) {
      chances[topic] /= sum;
    }
    return chances;
  }

  /// The weighed logarithms of the opinions. Most topics are unknown to most experts, and equal
  /// opinions have one logarithm.
  private double[] utilities(double[][] opinions) {
    double[] utilities = new double[topicIds.size()];
    double[] mixture = new double[utilities.length];
    for (int k = 0; k < shares.length; k++) {
      double[] row = opinions[k];
      double last = 1;
      double logarithm = 0;
      for (int topic = 0; topic < row.length; topic++) {
        if (row[topic] != last) {
          last = row[topic];
          logarithm = Math.log(last);
        }
        utilities[topic] += weights[k] * logarithm;
        mixture[topic] += shares[k] * last;
      }
    }
    for (int topic = 0; topic < utilities.length; topic++) {
      utilities[topic] += weights[shares.length] * Math.log(mixture[topic]);
    }
    return utilities;
  }

  private OnGraph on(PrerequisiteGraph graph) {
    OnGraph on = onGraph;
    if (on.graph != graph) {
      int[] indices = new int[graph.size()];
      boolean[] absent = new boolean[topicIds.size()];
      Arrays.fill(absent, true);
      for (int topic = 0; topic < indices.length; topic++) {
        indices[topic] = indexOf.getOrDefault(graph.topic(topic).id(), -1);
        if (indices[topic] >= 0) {
          absent[indices[topic]] = false;
        }
      }
      on = new OnGraph(graph, indices, absent);
      onGraph = on;
    }
    return on;
  }
}

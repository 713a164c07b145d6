package dev.waymark.engine;

import dev.waymark.engine.nexttopic.NextTopicExperts;
import dev.waymark.engine.nexttopic.NextTopicModel;
import dev.waymark.engine.nexttopic.TopicSequences;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/// Next-topic models for tests.
public final class NextTopics {
  /// The place of the expert that knows what came right after the last topic.
  private static final int RIGHT_AFTER = 1;

  private NextTopics() {}

  /// One that listens to what came right after the last topic, alone.
  ///
  /// @param sequences ids of topics that one learner took, separated by blanks
  public static NextTopicModel rightAfter(String... sequences) {
    List<String> ids = new ArrayList<>();
    List<int[]> all = new ArrayList<>();
    for (String sequence : sequences) {
      List<Integer> taken = new ArrayList<>();
      for (String id : sequence.split(" ", -1)) {
        if (!ids.contains(id)) {
          ids.add(id);
        }
        taken.add(ids.indexOf(id));
      }
      all.add(taken.stream().mapToInt(Integer::intValue).toArray());
    }
    return new NextTopicModel(ids, new TopicSequences(ids.size(), all), weights(), shares());
  }

  /// The mixture alone.
  public static List<Double> weights() {
    List<Double> weights = new ArrayList<>(Collections.nCopies(NextTopicExperts.COUNT, 0.0));
    weights.add(1.0);
    return weights;
  }

  /// One expert alone.
  public static List<Double> shares() {
    List<Double> shares = new ArrayList<>(Collections.nCopies(NextTopicExperts.COUNT, 0.0));
    shares.set(RIGHT_AFTER, 1.0);
    return shares;
  }
}

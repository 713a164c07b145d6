package dev.waymark.trainer.nexttopic;

import dev.waymark.engine.nexttopic.NextTopicModel;
import dev.waymark.engine.nexttopic.TopicSequences;
import dev.waymark.model.v1.NextTopic;
import java.util.List;

/// A next-topic model as it is published.
public final class NextTopicForm {
  private NextTopicForm() {}

  static NextTopic wire(
      List<String> topicIds, TopicSequences sample, double[] weights, double[] shares) {
    NextTopic.Builder wire = NextTopic.newBuilder().addAllTopicIds(topicIds);
    for (int s = 0; s < sample.size(); s++) {
      int[] sequence = sample.sequence(s);
      wire.addLengths(sequence.length);
      for (int topic : sequence) {
        wire.addTopics(topic);
      }
    }
    for (double weight : weights) {
      wire.addWeights(weight);
    }
    for (double share : shares) {
      wire.addShares(share);
    }
    return wire.build();
  }

  /// The model that an engine runs.
  ///
  /// @throws IllegalArgumentException if it is none
  public static NextTopicModel model(NextTopic wire) {
    if (wire.getTopicIdsCount() == 0) {
      return NextTopicModel.NONE;
    }
    return new NextTopicModel(
        wire.getTopicIdsList(),
        TopicSequences.of(wire.getTopicIdsCount(), wire.getLengthsList(), wire.getTopicsList()),
        wire.getWeightsList(),
        wire.getSharesList());
  }
}

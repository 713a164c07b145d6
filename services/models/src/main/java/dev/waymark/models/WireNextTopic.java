package dev.waymark.models;

import dev.waymark.engine.nexttopic.NextTopicModel;
import dev.waymark.engine.nexttopic.TopicSequences;
import dev.waymark.model.v1.NextTopic;

/// What learners took after what, as the engine takes it: its own rules are the check.
final class WireNextTopic {
  private WireNextTopic() {}

  static NextTopicModel read(NextTopic message) throws RefusedModelException {
    if (message.equals(NextTopic.getDefaultInstance())) {
      return NextTopicModel.NONE;
    }
    if (message.getWeightsCount() != NextTopicModel.WEIGHTS) {
      throw new RefusedModelException(
          ModelFault.OTHER_FEATURES,
          "its next-topic part has %d weights and this release computes %d; train with this release"
              .formatted(message.getWeightsCount(), NextTopicModel.WEIGHTS));
    }
    return new NextTopicModel(
        message.getTopicIdsList(),
        TopicSequences.of(
            message.getTopicIdsCount(), message.getLengthsList(), message.getTopicsList()),
        message.getWeightsList(),
        message.getSharesList());
  }
}
